// SPDX-License-Identifier: Apache-2.0
#include "signing/service/commands.h"

#include <fstream>
#include <iostream>

#include "core/base/file.h"
#include "core/plugin/arguments.h"
#include "signing/pades/sign.h"
#include "signing/seal/local.h"

namespace signing {
namespace {

using core::Context;
using Words = std::vector<std::string>;
using core::arguments::ask;
using core::arguments::has;
using core::arguments::option;

core::Bytes read(const std::string& file) {
    auto bytes = core::read_bytes(file);
    if (!bytes) throw core::Error(core::Code::not_found, "signing.error.file", {{"file", file}});
    return *std::move(bytes);
}

int sign(const CommandParts& parts, const Context& ctx, const Words& words) {
    const std::string out = option(words, "--out");
    seal::Local provider(read(option(words, "--key")));
    const core::Secret passphrase = ask("Passphrase");
    pades::Placement placement;
    placement.reason = option(words, "--reason");
    placement.at = ctx.now();
    placement.zone = ctx.zone;
    const core::Bytes made =
        pades::sign(read(words.front()), {placement, parts.keys().anchors(), ctx.now()}, provider,
                    passphrase, parts.keys().timestamps());
    std::ofstream file(out, std::ios::binary);
    file << core::chars(made) << std::flush;
    if (!file) throw core::Error("signing.error.write", {core::Fault{"--out", "signing.fault.write", {{"file", out}}}});
    std::cout << out << " signed, PAdES B-T\n";
    return 0;
}

int verify(const CommandParts& parts, const Context& ctx, const Words& words) {
    const Verdict verdict = parts.validator().check(read(words.front()), ctx.now());
    if (has(words, "--json"))
        std::cout << verdict.report.dump(2) << "\n";
    else
        std::cout << verdict.indication << "  "
                  << parts.house().words.in(ctx.language).say(verdict.sentence, verdict.args) << "\n";
    return verdict.genuine ? 0 : 1;
}

int create(const CommandParts& parts, const Words&) {
    const bool made = parts.keys().create_authority(parts.house().settings.text("agency"));
    std::cout << (made ? "authority and timestamp service created\n" : "they were there already\n");
    return 0;
}

int enrol(const CommandParts& parts, const Words& words) {
    core::House& house = parts.house();
    const auto account = house.db.read(
        [&](core::db::Tx& tx) { return house.accounts.find(tx, words.front()); });
    if (!account || account->person.nil())
        throw core::Error(core::Code::not_found, "core.error.not_found");
    const core::Secret passphrase = ask("Passphrase");
    parts.keys().enrol(account->person, account->name, house.settings.text("agency"), passphrase);
    std::cout << "key and certificate of " << account->login << " created\n";
    return 0;
}

}  // namespace

void commands(core::Setup& setup, CommandParts parts) {
    setup.command({"sign", "FILE --key P12 --out FILE [--reason TEXT]", "sign a PDF with a key file, level B-T",
                   [parts](const Context& ctx, const Words& words) { return sign(parts, ctx, words); }});
    setup.command({"verify", "FILE [--json]", "check the signatures of a PDF; exit 1 unless genuine",
                   [parts](const Context& ctx, const Words& words) { return verify(parts, ctx, words); }});
    setup.command({"ca:create", "", "create the built-in authority and timestamp service",
                   [parts](const Context&, const Words& words) { return create(parts, words); }});
    setup.command({"ca:enrol", "LOGIN", "issue a signing key; the passphrase is read from the input",
                   [parts](const Context&, const Words& words) { return enrol(parts, words); }});
}

}  // namespace signing
