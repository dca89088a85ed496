// SPDX-License-Identifier: Apache-2.0
#include "notify/wire/webhook.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "core/base/file.h"
#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/http/client.h"

namespace notify {

using core::Code;
using core::Error;

namespace {

std::string secret(const std::filesystem::path& file) {
    auto text = core::read_text(file);
    if (!text) return {};
    std::string trimmed(core::text::trim(*text));
    core::wipe(*text);
    return trimmed;
}

// What can be mended by another address alone; of the rest (401, 429, 500 ...) the gateway may think better.
bool names_the_address(int status) { return status == 400 || status == 404 || status == 410 || status == 422; }

}  // namespace

core::Bytes hmac(std::string_view key, std::string_view body) {
    core::Bytes out(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    const auto bytes = core::view(body);
    if (::HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(), out.data(),
               &size) == nullptr)
        throw Error(Code::internal, "core.error.internal", {{"what", "hmac"}});
    out.resize(size);
    return out;
}

void Webhook::send(const Gateway& gateway, const Outgoing& out) {
    const std::string channel(name(gateway.channel));
    const auto body = filled(gateway, {out.address, out.text, out.link, out.id.text()});
    core::http::Call call;
    call.method = "POST";
    call.url = gateway.url;
    call.timeout = std::chrono::seconds(gateway.seconds);
    call.max_answer = 1u << 16;
    call.take_partial = true;
    call.headers["Content-Type"] = "application/json";
    call.headers["Idempotency-Key"] = out.id.text();
    if (auto key = secret(secrets_ / (channel + "_key")); !key.empty()) {
        call.headers["X-Naskah-Signature"] = "sha256=" + core::hex(hmac(key, body));
        core::wipe(key);
    }
    if (auto token = secret(secrets_ / (channel + "_token")); !token.empty()) {
        call.headers["Authorization"] = "Bearer " + token;
        core::wipe(token);
    }
    const auto bytes = core::view(body);
    call.body.assign(bytes.begin(), bytes.end());
    int status = 0;
    try {
        status = core::http::call(call).status;
    } catch (const Error& error) {
        if (error.code() == Code::internal) throw;
        throw Error(Code::upstream, "notify.error.gateway_away");
    }
    const core::Args code{{"code", std::to_string(status)}};
    if (names_the_address(status)) throw Error(Code::gone, "notify.error.address_refused", code);
    if (status / 100 != 2) throw Error(Code::upstream, "notify.error.gateway_refused", code);
}

}  // namespace notify
