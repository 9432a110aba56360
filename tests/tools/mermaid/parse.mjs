import { JSDOM } from 'jsdom';
const dom = new JSDOM('<!doctype html><body></body>');
globalThis.window = dom.window; globalThis.document = dom.window.document;
const { default: mermaid } = await import('mermaid');
let text=''; for await (const c of process.stdin) text += c;
const r = await mermaid.parse(text);
console.log(JSON.stringify(r));
