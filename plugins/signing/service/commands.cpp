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
using core::arguments::option;

core::Bytes read(const std::string& file) {
    auto bytes = core::read_bytes(file);
    if (!bytes) throw core::Error(core::Code::not_found, "signing.error.file", {{"file", file}});
    return *std::move(bytes);
}

int sign(const CommandParts& parts, const Context& ctx, const Words& words) {
    const std::string key = option(words, "--key"), out = option(words, "--out");
    if (words.empty() || key.empty() || out.empty()) {
        std::cerr << "usage: naskah sign FILE.pdf --key KEY.p12 --out SIGNED.pdf [--reason TEXT]\n";
        return 64;
    }
    seal::Local provider(read(key));
    const core::Secret passphrase = ask("Passphrase");
    pades::Placement placement;
    placement.reason = option(words, "--reason");
    placement.at = ctx.now();
    placement.zone = ctx.zone;
    const core::Bytes made =
        pades::sign(read(words.front()), {placement, parts.keys().anchors(), ctx.now()}, provider,
                    passphrase, parts.keys().timestamps());
    std::ofstream(out, std::ios::binary) << core::chars(made);
    std::cout << out << " signed, PAdES B-T\n";
    return 0;
}

int verify(const CommandParts& parts, const Context& ctx, const Words& words) {
    if (words.empty()) {
        std::cerr << "usage: naskah verify FILE.pdf [--json]\n";
        return 64;
    }
    const Verdict verdict = parts.validator().check(read(words.front()), ctx.now());
    if (words.back() == "--json")
        std::cout << verdict.report.dump(2) << "\n";
    else
        std::cout << verdict.indication << "  "
                  << parts.house().words.in(ctx.language).say(verdict.sentence) << "\n";
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
        [&](core::db::Tx& tx) { return house.accounts.find(tx, words.empty() ? "" : words.front()); });
    if (!account || account->person.nil())
        throw core::Error(core::Code::not_found, "core.error.not_found");
    const core::Secret passphrase = ask("Passphrase");
    parts.keys().enrol(account->person, account->name, house.settings.text("agency"), passphrase);
    std::cout << "key and certificate of " << account->login << " created\n";
    return 0;
}

}  // namespace

void commands(core::Setup& setup, CommandParts parts) {
    setup.command({"sign", "FILE --key P12 --out FILE", "sign a PDF with a key file, level B-T",
                   [parts](const Context& ctx, const Words& words) { return sign(parts, ctx, words); }});
    setup.command({"verify", "FILE [--json]", "check the signatures of a PDF; exit 1 unless genuine",
                   [parts](const Context& ctx, const Words& words) { return verify(parts, ctx, words); }});
    setup.command({"ca:create", "", "create the built-in authority and timestamp service",
                   [parts](const Context&, const Words& words) { return create(parts, words); }});
    setup.command({"ca:enrol", "LOGIN", "issue a signing key; the passphrase is read from the input",
                   [parts](const Context&, const Words& words) { return enrol(parts, words); }});
}

}  // namespace signing
