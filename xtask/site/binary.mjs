// The few forms that a WebAssembly file's sections are written in: bytes, LEB128 numbers, texts and sized blocks.

export class Reader {
  #bytes;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  done() {
    return this.#at >= this.#bytes.length;
  }

  byte() {
    return this.#bytes[this.#at++];
  }

  take(length) {
    return this.#bytes.subarray(this.#at, (this.#at += length));
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
  }

  text() {
    return this.take(this.number()).toString("utf8");
  }
}

export class Writer {
  #parts = [];

  byte(byte) {
    this.#parts.push(Buffer.of(byte));
  }

  bytes(bytes) {
    this.#parts.push(bytes);
  }

  number(number) {
    let rest = number;
    do {
      const low = rest & 0x7f;
      rest >>>= 7;
      this.byte(rest ? low | 0x80 : low);
    } while (rest);
  }

  sized(bytes) {
    this.number(bytes.length);
    this.bytes(bytes);
  }

  text(text) {
    this.sized(Buffer.from(text, "utf8"));
  }

  done() {
    return Buffer.concat(this.#parts);
  }
}
