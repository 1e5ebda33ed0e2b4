/** The mark of the site: three cells, the densest one filled. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
  `<rect width="32" height="32" rx="6" fill="#15479e"/>` +
  `<g fill="#fff"><rect x="7" y="16" width="8" height="9" rx="1" opacity=".55"/>` +
  `<rect x="17" y="16" width="8" height="9" rx="1"/>` +
  `<rect x="17" y="7" width="8" height="7" rx="1" opacity=".3"/></g></svg>\n`;
