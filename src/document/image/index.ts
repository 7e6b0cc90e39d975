export { openHeic } from './heic.ts';
export { addHeicPack, hasHeicPack } from './heic-pack.ts';
export { wrapJpeg2000 } from './jpeg2000.ts';
export { openBmp } from './open-bmp.ts';
export { openImage } from './open-image.ts';
export { checkPageNumber } from './page-number.ts';
export { checkLegible } from './size.ts';
export { openSvg } from './svg.ts';
