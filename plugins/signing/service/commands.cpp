// SPDX-License-Identifier: Apache-2.0
#include "signing/service/commands.h"

#include <filesystem>
#include <iostream>
#include <map>

#include "core/base/file.h"
#include "core/pki/credential.h"
#include "core/plugin/arguments.h"
#include "signing/pades/extend.h"
#include "signing/pades/file.h"
#include "signing/pades/normal.h"
#include "signing/pades/sign.h"
#include "signing/pades/source.h"
#include "signing/seal/local.h"
#include "signing/service/judging.h"
#include "signing/service/look.h"
#include "signing/service/memory.h"
#include "signing/service/named_key.h"
#include "signing/service/pki.h"
#include "signing/service/revocation.h"

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

// A copy that need not move when it is signed and raised.
core::Bytes roomy(core::ByteView file) {
    core::Bytes out;
    out.reserve(file.size() + pades::evidence_spare);
    out.assign(file.begin(), file.end());
    return out;
}

[[noreturn]] void not_written(const std::string& file) {
    throw core::Error("signing.error.write", {core::Fault{"--out", "signing.fault.write", {{"file", file}}}});
}

// What is no file is never replaced, least of all a device.
std::string target_of(const std::string& file) {
    if (const auto target = pades::file_behind(file)) return target->string();
    throw core::Error("signing.error.write", {core::Fault{"--out", "signing.fault.no_file", {{"file", file}}}});
}

void write(const std::string& file, const core::Bytes& bytes) {
    if (!core::write_whole(file, bytes)) not_written(file);
}

Level level_in(const Words& words) {
    const std::string text = option(words, "--level", std::string(name(Level::t)));
    if (const auto level = level_named(text)) return *level;
    throw core::arguments::Misuse("--level wants B-B, B-T, B-LT or B-LTA, not " + text);
}

void raise(const CommandParts& parts, const Context& ctx, core::Bytes& pdf, Level to, bool renew, std::size_t others) {
    core::House& house = parts.house();
    Pki pki(house.db, house.clock, parts.keys());
    const auto evidence = revocation_sources(pki.local(), house.settings.text("signing.evidence_hosts"));
    pades::extend_onto(pdf, to,
                       {parts.keys().timestamps(), *evidence, parts.keys().anchors(), ctx.now(), renew, others});
}

// At the shell nothing is uploaded and no account is locked.
template <class Act>
int at_the_shell(Act act, const std::map<std::string_view, std::string>& instead) {
    try {
        return act();
    } catch (const core::Error& error) {
        const auto found = instead.find(error.key());
        if (found == instead.end()) throw;
        throw core::Error(error.code(), found->second, error.args());
    }
}

const std::map<std::string_view, std::string>& of_signing() {
    static const std::map<std::string_view, std::string> words{
        {"signing.error.pdf_damaged", "signing.error.shell_pdf_damaged"},
        {"signing.error.pdf_encrypted", "signing.error.shell_pdf_encrypted"},
        {"signing.error.passphrase", "signing.error.shell_passphrase"}};
    return words;
}

const std::map<std::string_view, std::string>& of_raising() {
    static const std::map<std::string_view, std::string> words{
        {"signing.error.pdf_damaged", "signing.error.raise_pdf_damaged"},
        {"signing.error.pdf_encrypted", "signing.error.raise_pdf_encrypted"}};
    return words;
}

// Those whose issuer is not known here keep the level they have, and keep nobody else from his.
std::size_t others_in(const CommandParts& parts, core::ByteView pdf) {
    try {
        return pades::strangers_in(pdf, parts.keys().anchors()).until;
    } catch (const core::Error& error) {
        if (error.key() == "signing.error.unsigned") return 0;
        throw;
    }
}

int sign(const CommandParts& parts, const Context& ctx, const Words& words) {
    const std::string in = words.front();
    const Level level = level_in(words);
    const std::string out =
        target_of(option(words, "--out", std::filesystem::path(in).replace_extension(".signed.pdf").string()));
    const std::string key = option(words, "--key");
    const std::unique_ptr<seal::Provider> provider =
        names_token(key) ? token_named(key) : std::make_unique<seal::Local>(read(key));
    auto given = std::make_unique<pades::Mapped>(in);
    auto anew = pades::normal(given->bytes());
    const core::ByteView plain = anew ? core::ByteView(*anew) : given->bytes();
    if (pades::Source(plain).certified() == 1) throw core::Error(core::Code::conflict, "signing.error.locked");
    const std::size_t others = level > Level::t ? others_in(parts, plain) : 0;
    const core::Secret passphrase = ask("Passphrase");
    pades::Placement placement;
    placement.reason = option(words, "--reason");
    placement.at = ctx.now();
    placement.zone = ctx.zone;
    const bool timestamped = level != Level::b;
    pades::NoTimestamps nobody;
    pades::TimestampSource& source = timestamped ? parts.keys().timestamps() : nobody;
    const auto signer = provider->open(passphrase);
    placement.name = core::pki::describe(signer->certificate()).common_name;
    place(words, placement.name, parts.house().share + "/fonts", parts.house().words.in("id"), {plain, parts.marks()},
          placement);
    const pades::SignRequest request{placement, parts.keys().anchors(), ctx.now(), timestamped};
    if (anew || level > Level::t) {
        core::Bytes file = roomy(plain);
        given.reset();   // from here on it is in memory once
        if (anew) *anew = core::Bytes();
        pades::sign_onto(file, request, *signer, source);
        if (level > Level::t) raise(parts, ctx, file, level, false, others);
        write(out, file);
    } else {
        pades::Growing made(*given, out);
        if (!made.finish(pades::signature_update(plain, request, *signer, source))) not_written(out);
    }
    std::cout << out << " signed, PAdES " << name(level) << "\n";
    if (std::error_code fault; std::filesystem::file_size(out, fault) > memory_of::file && !fault)
        std::cout << "larger than " << (memory_of::file >> 20) << " MB: verify and the public page do not judge it\n";
    if (anew) std::cout << "written anew before it was signed: its table of objects was of two kinds\n";
    return 0;
}

int extend(const CommandParts& parts, const Context& ctx, const Words& words) {
    const std::string in = words.front();
    const std::string out = target_of(option(words, "--out", in));
    const Level level = level_in(words);
    core::Bytes file = roomy(pades::Mapped(in).bytes());
    const std::size_t before = file.size();
    const auto strangers = pades::strangers_in(file, parts.keys().anchors());
    const std::size_t others = strangers.known_after ? strangers.until : 0;   // else it is told who is not known
    raise(parts, ctx, file, level, has(words, "--renew"), others);
    const bool same = file.size() == before;
    if (!same || out != target_of(in)) write(out, file);
    std::cout << out << (same ? " is at that level already, PAdES " : " raised, PAdES ")
              << name(pades::level_of(file, parts.keys().anchors(), others)) << "\n";
    return 0;
}

core::Instant moment(const std::string& text, core::Zone zone) {
    if (const auto at = moment_asked(text, zone)) return *at;
    throw core::arguments::Misuse("--at wants a day or a moment such as 2026-11-23T10:00:00Z, not " + text);
}

// A folder, or a set by its name. One that cannot be taken is misuse, told apart from a file that failed.
check::Anchors trusted_in(TrustSets& sets, const std::string& folder, const core::words::Catalog& words) {
    std::error_code fault;
    try {
        auto set = std::filesystem::is_directory(folder, fault) ? std::nullopt : sets.find(folder);
        return set ? *std::move(set) : anchors_of(folder);
    } catch (const core::Error& error) {
        throw core::arguments::Misuse(words.say(error.key(), error.args()));
    }
}

// How much is asked for where the command says so; below a folder of anchors everything.
std::optional<check::Anchors::Asked> revocation_in(const Words& words) {
    const bool required = has(words, "--require-revocation"), known = has(words, "--revocation-if-known");
    if (required && known)
        throw core::arguments::Misuse("--require-revocation and --revocation-if-known say the opposite of each other");
    if (required) return check::Anchors::Asked::everywhere;
    if (known) return check::Anchors::Asked::nowhere;
    return option(words, "--trust").empty() ? std::nullopt : std::optional(check::Anchors::Asked::everywhere);
}

int verify(const CommandParts& parts, const Context& ctx, const Words& words) {
    Judging asked;
    for (const std::string& word : words) {
        if (word.starts_with("--")) break;
        asked.files.push_back(word);
    }
    const std::string folder = option(words, "--trust"), at = option(words, "--at");
    asked.anchors = folder.empty() ? parts.inspect().judging_anchors()
                                   : trusted_in(parts.trust_sets(), folder, parts.house().words.in(ctx.language));
    if (const auto wanted = revocation_in(words)) asked.anchors.require_revocation = *wanted;
    asked.at = at.empty() ? ctx.now() : moment(at, ctx.zone);
    asked.json = has(words, "--json");
    asked.zone = ctx.zone;
    asked.offline = has(words, "--offline");
    asked.second_look = parts.house().settings.flag("signing.second_look");
    return judge_files(asked, parts.judges(), parts.house().words.in(ctx.language), std::cout, std::cerr);
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
    setup.command({"sign", "FILE --key KEY [--level LEVEL] [--out FILE] [--reason TEXT] [--field NAME] [--page N] [--box BOX] "
                   "[--look PROFILE] [--unit CODE] [--capacity TEXT] [--qr TEXT] [--emblem FILE] [--time] [--certify]",
                   "sign a PDF, level B-B, B-T (unless said), B-LT or B-LTA. KEY is a PKCS#12 file, or a token:\n"
                   "pkcs11:token=LABEL;object=NAME?module-path=LIBRARY. Passphrase or PIN is read from the input.\n"
                   "It shows in the empty field NAME of the file, or on a page in BOX: LEFT,BOTTOM,WIDTH,HEIGHT in points.\n"
                   "PROFILE gives it the mark of a profile of the house with the emblem of the unit; else the emblem is a\n"
                   "PNG, a JPEG or, as a drawing, an SVG of filled paths or a PDF of one page without type or transparency.\n"
                   "The capacity is said in the signature, too; with --certify the file can afterwards only be signed and\n"
                   "filled in",
                   [parts](const Context& ctx, const Words& words) {
                       return at_the_shell([&] { return sign(parts, ctx, words); }, of_signing());
                   }});
    setup.command({"extend", "FILE --level LEVEL [--renew] [--out FILE]",
                   "raise a signed PDF to B-T, B-LT or B-LTA; with --renew a new archive timestamp over the last",
                   [parts](const Context& ctx, const Words& words) {
                       return at_the_shell([&] { return extend(parts, ctx, words); }, of_raising());
                   }});
    setup.command({"verify",
                   "[--json] [--trust DIR] [--at TIME] [--offline] [--require-revocation] [--revocation-if-known] "
                   "FILE...",
                   "judge the signatures of PDFs, each with the certificates it carries and those this house or DIR\n"
                   "trusts (a folder, or the name of a set in the keys' folder trust or of a trusted list); goes to the\n"
                   "network only with signing.verify_fetch. Without revocation information, in the file or as DIR/*.crl,\n"
                   "it cannot be told, but below the national anchors or with --revocation-if-known. Exit 0 all passed,\n"
                   "1 one failed, 2 one cannot be told, 3 one is not a PDF or cannot be read",
                   [parts](const Context& ctx, const Words& words) { return verify(parts, ctx, words); }});
    setup.command({"ca:create", "", "create the built-in authority and timestamp service",
                   [parts](const Context&, const Words& words) { return create(parts, words); }});
    setup.command({"ca:enrol", "LOGIN", "issue a signing key; the passphrase is read from the input",
                   [parts](const Context&, const Words& words) { return enrol(parts, words); }});
}

}  // namespace signing
