declare module 'opencc-js/dict/TSCharacters' {
  /** `漢 汉|乾 干 乾|…`: each Traditional character with the Simplified ones it may become. */
  const entries: string;
  export default entries;
}
