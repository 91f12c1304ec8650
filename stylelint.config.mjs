// Holds the floor of the style sheets (Chrome 109, Firefox ESR 115, Safari 16) and their rules:
// roles instead of colours outside the tokens, no nesting, no !important but for [hidden].
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    "at-rule-disallowed-list": ["import", "property", "scope", "starting-style"],
    "color-function-alias-notation": null,
    "custom-property-empty-line-before": null,
    "declaration-block-single-line-max-declarations": 4,
    "declaration-no-important": true,
    "function-disallowed-list": ["color-mix", "light-dark", "oklab", "oklch", "anchor"],
    "max-nesting-depth": [0, { ignoreAtRules: ["layer", "media", "supports", "keyframes"] }],
    "media-feature-range-notation": "prefix",
    "no-descending-specificity": null, // components are ordered by what they are
    "number-max-precision": 5,
    "property-disallowed-list": ["field-sizing", "interpolate-size", "position-anchor", "text-wrap"],
    "property-no-vendor-prefix": [
      true,
      { ignoreProperties: ["/-(box-decoration-break|print-color-adjust|text-size-adjust)$/"] },
    ],
    "selector-pseudo-class-disallowed-list": ["has", "popover-open"],
  },
  overrides: [
    {
      files: ["**/base.css", "**/layout.css", "**/components.css", "**/forms.css", "**/data.css", "**/pages.css"],
      rules: { "color-named": "never", "color-no-hex": true },
    },
  ],
};
