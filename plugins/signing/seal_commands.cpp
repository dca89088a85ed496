// SPDX-License-Identifier: Apache-2.0
#include "signing/seal_commands.h"

#include <iostream>

#include "core/audit/trail.h"
#include "core/base/error.h"
#include "core/plugin/arguments.h"

namespace signing {
namespace {

using core::Context;
using core::arguments::ask;
using core::arguments::has;
using core::arguments::option;
using Words = std::vector<std::string>;

directory::Unit unit_of(const SealParts& parts, const std::string& code) {
    const auto unit = parts.house().db.read([&](core::db::Tx& tx) { return parts.directory().unit_by_code(tx, code); });
    if (!unit) throw core::Error(core::Code::not_found, "signing.error.seal_unit", {{"code", code}});
    return *unit;
}

OfficeKey key_of(const SealParts& parts, const std::string& code) {
    auto key = parts.keys().find(unit_of(parts, code).code);
    if (!key) throw core::Error(core::Code::not_found, "signing.error.seal_setup", {{"code", code}});
    return *std::move(key);
}

int init(const SealParts& parts, const Context& ctx, const Words& words) {
    const auto unit = unit_of(parts, words.front());
    parts.keys().issue(unit.code, option(words, "--name", unit.name), parts.house().settings.text("agency"),
                       [&](core::db::Tx& tx, const Certificate& made) {
                           core::audit::append(tx, ctx, "signing.certificate_issued", "certificate:" + made.id.text(),
                                               {{"serial", made.serial}, {"unit", unit.code}});
                       });
    std::cout << "seal key and certificate of " << unit.name << " created\n";
    return 0;
}

int token(const SealParts& parts, const Words& words) {
    OfficeKey key;
    key.code = unit_of(parts, words.front()).code;
    key.kind = OfficeKey::Kind::token;
    key.module = option(words, "--module");
    key.token = option(words, "--token");
    key.label = option(words, "--key");
    parts.keys().keep(key, {ask("PIN of the token"), {}});
    std::cout << key.code << " seals with token " << key.token << "\n";
    return 0;
}

int seal_at_bsre(const SealParts& parts, const Words& words) {
    OfficeKey key;
    key.code = unit_of(parts, words.front()).code;
    key.kind = OfficeKey::Kind::esign;
    key.url = option(words, "--url");
    key.user = option(words, "--user");
    key.subscriber = option(words, "--subscriber");
    key.plain_http = has(words, "--plain-http");
    parts.keys().keep(key, {{}, ask("Password of " + key.user + " at the service")});
    std::cout << key.code << " seals by " << key.url << "; next: naskah seal:activate " << key.code << "\n";
    return 0;
}

int activate(const SealParts& parts, const Context& ctx, const Words& words) {
    parts.activations().request(ctx, words.front());
    std::cout << "the service sends the activation code to the office; then: naskah seal:code " << words.front() << "\n";
    return 0;
}

int code(const SealParts& parts, const Context& ctx, const Words& words) {
    const auto key = key_of(parts, words.front());
    const core::Secret typed = ask("PIN or activation code");
    if (key.kind == OfficeKey::Kind::esign) parts.activations().enter(ctx, key.code, typed);
    else parts.keys().keep_pin(key.code, typed);
    std::cout << "kept for " << key.code << "\n";
    return 0;
}

int renew(const SealParts& parts, const Context& ctx, const Words& words) {
    parts.activations().renew(ctx, words.front());
    const auto line = parts.activations().find(ctx, words.front());
    std::cout << "a fresh activation is kept for " << line.key.code;
    if (line.state && line.state->until) std::cout << "; it ends " << core::iso(*line.state->until);
    std::cout << "\n";
    return 0;
}

int revoke(const SealParts& parts, const Context& ctx, const Words& words) {
    parts.activations().revoke(ctx, words.front());
    std::cout << "the activation of " << words.front() << " is revoked; letters wait for its seal until there is a new one\n";
    return 0;
}

int list(const SealParts& parts) {
    for (const auto& key : parts.keys().all()) {
        std::cout << key.code << "\t" << name(key.kind);
        if (key.kind == OfficeKey::Kind::token) std::cout << "\t" << key.token;
        if (key.kind == OfficeKey::Kind::esign) std::cout << "\t" << key.url;
        std::cout << "\n";
    }
    return 0;
}

}  // namespace

void seal_commands(core::Setup& setup, SealParts parts) {
    setup.command({"seal:init", "UNIT [--name TEXT]",
                   "issue the seal key of a unit from the built-in authority; UNIT is its code",
                   [parts](const Context& ctx, const Words& words) { return init(parts, ctx, words); }});
    setup.command({"seal:token", "UNIT --module FILE --token LABEL [--key LABEL]",
                   "let a unit seal with a PKCS#11 token; the PIN is read from the input",
                   [parts](const Context&, const Words& words) { return token(parts, words); }});
    setup.command({"seal:esign", "UNIT --url URL --user USER --subscriber ID [--plain-http]",
                   "let a unit seal by the BSrE Esign Client Service; the password is read from the input",
                   [parts](const Context&, const Words& words) { return seal_at_bsre(parts, words); }});
    setup.command({"seal:activate", "UNIT", "have the service send the activation code of its seal to the office",
                   [parts](const Context& ctx, const Words& words) { return activate(parts, ctx, words); }});
    setup.command({"seal:code", "UNIT", "keep the PIN or activation code of a unit's seal, read from the input",
                   [parts](const Context& ctx, const Words& words) { return code(parts, ctx, words); }});
    setup.command({"seal:renew", "UNIT", "exchange the activation code held for a unit's seal for a fresh one",
                   [parts](const Context& ctx, const Words& words) { return renew(parts, ctx, words); }});
    setup.command({"seal:revoke", "UNIT", "make the activation code held for a unit's seal worthless, there and here",
                   [parts](const Context& ctx, const Words& words) { return revoke(parts, ctx, words); }});
    setup.command({"seal:list", "", "the units that have a seal, and what kind",
                   [parts](const Context&, const Words&) { return list(parts); }});
}

}  // namespace signing
