/**
 * What class and id names of the web tell of a place in a page. The lists follow Mozilla's
 * Readability (Apache 2.0), with additions of our own for wire stories and ministries' pages.
 */
export const UNLIKELY =
  /-ad-|banner|breadcrumb|combx|comment|community|cover-wrap|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|cookie|newsletter|subscri|recommend|most-?(?:read|popular|viewed)|read-?(?:more|next|also)|trending|paywall/i;
/** No part of a text, however lenient the search. */
export const NEVER =
  /(?:^|[\s_-])(?:comments?(?:[-_]?(?:list|area|section|wrap(?:per)?|thread|container|block|body))?|commentlist|disqus(?:_thread)?|fb-comments|respond|author-?(?:bio|box|info|card|profile)(?:-container)?|about-?(?:the-?)?author|tooltip|popover|hovercard|modal|lightbox)(?:$|[\s_])/i;
export const MAYBE = /and|article|body|column|content|main|shadow/i;
export const POSITIVE =
  /article|body|content|entry|hentry|h-entry|main|page|pagination|post|text|blog|story/i;
export const NEGATIVE =
  /-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|newsletter|cookie|subscri|caption|credit/i;
export const BYLINE =
  /byline|author|dateline|writtenby|p-author|(?:post|entry|article|publish(?:ed)?|story)[-_]?(?:date|time|meta)|timestamp|pubdate/i;
export const SHARE = /(?:\b|_)(?:share|sharedaddy|sharing)(?:\b|_)/i;
