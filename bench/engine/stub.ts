/** In place of onnxruntime and sharp, which transformers imports for models and images, and no tokenizer needs. */
export const Tensor = class {};
export const InferenceSession = {};
export const env = {};
export default {};
