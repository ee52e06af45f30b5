// Packets of the transport with something wrong in them: broken JSON, lengths that lie, types that are none, depth, and plain noise.

import { createRandom } from '../../chaos/desk/random.ts';

/** Bodies that no parser should stumble over. */
const BODIES = [
  '',
  '[',
  '{',
  '[]',
  '[[]]',
  '{}',
  'null',
  '"',
  '["message:send"',
  '["message:send",]',
  '["message:send",{}',
  '["message:send",{"text":"\\ud800"}]',
  '["message:send",{"text":"\u0000"}]',
  '["message:send",{"__proto__":{"polluted":true}}]',
  '["__proto__",{}]',
  '["constructor",{}]',
  '["connect",{}]',
  '["disconnect"]',
  '["error",{}]',
  '["newListener",null]',
  '[1,2,3]',
  '[null]',
  '[{"_placeholder":true,"num":0}]',
  '[{"_placeholder":true,"num":1e999}]',
  '{"token":{"$ne":null}}',
  '1e999999',
  '-',
  '\uFEFF[]',
  '["a"]["b"]',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `["message:send",${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}]`,
  `["${'x'.repeat(20_000)}"]`,
];
/** What stands before a body: types of the transport and of Socket.IO, attachments, namespaces, numbers of acks. */
const HEADS = [
  '',
  '0',
  '1',
  '2',
  '2probe',
  '3',
  '4',
  '40',
  '40/visitor,',
  '40/agent,',
  '40/nowhere,',
  '41/visitor,',
  '42',
  '42/visitor,',
  '42/visitor,999999999999999999999',
  '43/visitor,7',
  '44/visitor,',
  '45',
  '450-',
  '451-',
  '4599999999-/visitor,',
  '45-1-/visitor,',
  '451-/visitor,1',
  '461-/visitor,7',
  '47',
  '4/',
  '42/visitor?x=1,',
  '5',
  '6',
  'b',
  'bAAAA',
  'b!!!!',
  '\x1e',
];

/** Makes packets; the same seed makes the same ones. */
export function malformedPackets(count: number, seed: number): readonly string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const packet = random.pick(HEADS) + random.pick(BODIES);
    const at = random.between(0, packet.length);
    const kind = random.pick(['whole', 'cut', 'noisy', 'two']);
    if (kind === 'whole') return packet;
    if (kind === 'cut') return packet.slice(0, at);
    if (kind === 'two') return `${packet}\x1e${random.pick(HEADS)}${random.pick(BODIES)}`;
    const noise = String.fromCodePoint(random.between(1, 0xd7ff));
    return packet.slice(0, at) + noise + packet.slice(at + 1);
  });
}
