import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Claims = Record<string, unknown>;
export type Provider = {
  issuer: string;
  /** What a person who signs in at the provider comes back with: the query of the way back. */
  approve: (url: string, claims: Claims, over?: { nonce?: string }) => string;
  close: () => Promise<void>;
};

type Grant = { challenge: string; claims: Claims };
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: Claims): string {
  const body = `${base64({ alg: 'RS256', kid: 'k1' })}.${base64(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

function answer(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A provider of OpenID Connect on this machine: discovery, keys and tokens by code with PKCE. */
export async function startProvider(): Promise<Provider> {
  const grants = new Map<string, Grant>();
  const server = createServer(async (request, response) => {
    if (request.url === '/.well-known/openid-configuration')
      return answer(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (request.url === '/keys')
      return answer(response, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
      });
    const form = await bodyOf(request);
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge) return answer(response, { error: 'invalid_grant' }, 400);
    return answer(response, { access_token: 'a', token_type: 'Bearer', id_token: signed(grant.claims) });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function approve(url: string, claims: Claims, over: { nonce?: string } = {}): string {
    const asked = new URL(url).searchParams;
    const code = randomUUID();
    const now = Math.floor(Date.now() / 1000);
    const fixed = { iss: issuer, aud: asked.get('client_id'), iat: now, exp: now + 300, nonce: asked.get('nonce') };
    grants.set(code, { challenge: asked.get('code_challenge') ?? '', claims: { ...fixed, ...over, ...claims } });
    return `?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`;
  }
  const close = () => new Promise<void>((done) => server.close(() => done()));
  return { issuer, approve, close };
}
