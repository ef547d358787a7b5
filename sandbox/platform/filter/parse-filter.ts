import { FILTER_EXPRESSION_CHARACTERS } from '../../limits.ts';
import { type BinaryOperator, type Expression, FilterSyntaxError, METHODS, type Method } from './syntax.ts';
import { type Token, tokenize } from './tokens.ts';

const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};
const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** @throws FilterSyntaxError for anything outside the supported part of the language */
export function parseFilter(source: string): Expression {
  if (source.length > FILTER_EXPRESSION_CHARACTERS)
    throw new FilterSyntaxError(`More than ${FILTER_EXPRESSION_CHARACTERS} characters`, {
      source: source.slice(0, 80),
      offset: 0,
    });
  const parser = new Parser(source);
  const expression = parser.choice();
  parser.expectEnd();
  return expression;
}

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  choice(): Expression {
    const condition = this.#binary(1);
    if (!this.#accept('?')) return condition;
    const whenTrue = this.choice();
    this.#expect(':');
    return { kind: 'choice', condition, whenTrue, otherwise: this.choice() };
  }

  expectEnd(): void {
    if (this.#peek().kind !== 'end') throw this.#unexpected();
  }

  #binary(lowest: number): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = this.#peek().text;
      const precedence = this.#peek().kind === 'sign' ? PRECEDENCE[operator] : undefined;
      if (precedence === undefined || precedence < lowest) return left;
      this.#next();
      left = { kind: 'binary', operator: operator as BinaryOperator, left, right: this.#binary(precedence + 1) };
    }
  }

  #unary(): Expression {
    if (this.#accept('!')) return { kind: 'unary', operator: '!', operand: this.#unary() };
    if (this.#accept('-')) return { kind: 'unary', operator: '-', operand: this.#unary() };
    return this.#postfix(this.#primary());
  }

  #postfix(start: Expression): Expression {
    let object = start;
    for (;;) {
      if (this.#accept('[')) {
        object = { kind: 'index', object, index: this.choice() };
        this.#expect(']');
      } else if (this.#peek().text === '.' || this.#peek().text === '?.') {
        object = this.#member(object, this.#next().text === '?.');
      } else return object;
    }
  }

  #member(object: Expression, optional: boolean): Expression {
    const token = this.#next();
    if (token.kind !== 'name') throw this.#unexpected(token);
    if (!this.#accept('(')) return { kind: 'member', object, name: token.text, optional };
    const method = METHODS.find((name) => name === token.text);
    if (method === undefined)
      throw new FilterSyntaxError(`Unknown method ${token.text}()`, { source: this.#source, offset: token.offset });
    const argument = this.#argument(method);
    this.#expect(')');
    return { kind: 'call', object, method, argument, optional };
  }

  #argument(method: Method): Expression {
    if (!['some', 'every', 'filter', 'map'].includes(method)) return this.choice();
    const bracketed = this.#accept('(');
    const parameter = this.#next();
    if (parameter.kind !== 'name' || WORDS.has(parameter.text)) throw this.#unexpected(parameter);
    if (bracketed) this.#expect(')');
    this.#expect('=>');
    return { kind: 'arrow', parameter: parameter.text, body: this.choice() };
  }

  #primary(): Expression {
    const token = this.#next();
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'string') return { kind: 'literal', value: token.text.slice(1, -1).replaceAll(/\\(.)/g, '$1') };
    if (token.kind === 'name')
      return WORDS.has(token.text)
        ? { kind: 'literal', value: WORDS.get(token.text) ?? null }
        : { kind: 'name', name: token.text };
    if (token.text === '(') {
      const inner = this.choice();
      this.#expect(')');
      return inner;
    }
    if (token.text === '[') return { kind: 'list', items: this.#list() };
    throw this.#unexpected(token);
  }

  #list(): readonly Expression[] {
    const items: Expression[] = [];
    if (this.#accept(']')) return items;
    do items.push(this.choice());
    while (this.#accept(','));
    this.#expect(']');
    return items;
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', offset: this.#source.length };
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #accept(sign: string): boolean {
    if (this.#peek().kind !== 'sign' || this.#peek().text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#accept(sign)) throw this.#unexpected();
  }

  #unexpected(token = this.#peek()): FilterSyntaxError {
    return new FilterSyntaxError(token.kind === 'end' ? 'Unexpected end' : `Unexpected ${token.text}`, {
      source: this.#source,
      offset: token.offset,
    });
  }
}
