/** How strict an attempt is; each is tried after a stricter one that found too little. */
export interface Strictness {
  /** Leave out places whose names say that they are no part of the text. */
  strip: boolean;
  /** Let names count for or against a place. */
  weigh: boolean;
  /** Clean what was found. */
  clean: boolean;
}
