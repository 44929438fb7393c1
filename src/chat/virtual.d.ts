/** The built-ins' chat templates, by vocabulary name; those whose packages carry none are left out (scripts/chatTemplates.ts). */
declare module "virtual:chat-templates" {
  const templates: Readonly<Record<string, import("./templatesIn").ChatTemplates>>;
  export default templates;
}
