/** A text of the samples menu. */
export interface Sample {
  readonly name: string;
  readonly group: "Prose" | "Special";
  readonly text: string;
  /** Whether an empty page offers it. */
  readonly isFirst?: boolean;
}

// Article 1 of the Universal Declaration of Human Rights, the same sentence in each language.
const prose: readonly (readonly [string, string])[] = [
  [
    "English",
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.",
  ],
  [
    "Deutsch",
    "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
  ],
  [
    "العربية",
    "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا بروح الإخاء.",
  ],
  [
    "हिन्दी",
    "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।",
  ],
  ["ไทย", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ"],
  ["中文", "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"],
  [
    "日本語",
    "すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。",
  ],
  [
    "한국어",
    "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다.",
  ],
];

const code = `def fertility(tokens: list[str], words: int) -> float:
    """Tokens per word."""
    if words == 0:
        raise ValueError("no words")
    return len(tokens) / words

const getHTTPResponseCode = async (url) => (await fetch(url))?.status ?? 0;
`;

const firstProse: readonly string[] = ["English", "العربية", "हिन्दी", "中文"];

/** The samples, in the order of the menu. */
export const samples: readonly Sample[] = [
  ...prose.map(([name, text]): Sample => ({ name, group: "Prose", text, isFirst: firstProse.includes(name) })),
  { name: "Code", group: "Special", text: code, isFirst: true },
  {
    name: "Numbers",
    group: "Special",
    text: "0 12 123 1234 12345 123456789\n3.14159 1,000,000 1e-9 0x1F ½ ٣ ๓\n2024-02-29 12:34:56 +49 30 1234567\n9.11 > 9.9?",
  },
  {
    name: "Emoji",
    group: "Special",
    isFirst: true,
    text: "👍 🤚🏾 👩‍👩‍👧‍👦 🇺🇳 7️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️‍🔥 ☺︎\nI ❤️ 🍓🍓🍓: how many r’s?",
  },
  {
    name: "White space",
    group: "Special",
    text: "a  b   c    d\te\t\tf\n    four spaces\n\ttab\n \n\n\ntrailing \nno-break\u00a0space, ideographic\u3000space, zero\u200bwidth",
  },
  {
    name: "Chat with control tokens",
    group: "Special",
    text: "<|im_start|>system\nYou are helpful.<|im_end|>\n<|im_start|>user\nHello <|endoftext|> [INST] <s> [CLS] <bos><|im_end|>\n<|im_start|>assistant\n",
  },
  {
    name: "Letters in words",
    group: "Special",
    text: "How many r in strawberry? s-t-r-a-w-b-e-r-r-y\nStrawberry STRAWBERRY strawberries Erdbeere 草莓",
  },
];
