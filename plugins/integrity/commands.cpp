// SPDX-License-Identifier: Apache-2.0
#include "integrity/commands.h"

#include <climits>
#include <filesystem>
#include <iostream>

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/blob/read.h"
#include "core/pki/credential.h"
#include "core/plugin/arguments.h"

namespace integrity {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::arguments::has;
using core::arguments::option;
using Words = std::vector<std::string>;

int check(const CommandParts& parts, const Context& ctx, const Words& words) {
    const auto night = parts.watch().run(ctx, has(words, "--all"));
    std::cout << night.came << " files came, " << night.read << " read (" << (night.bytes >> 20) << " MB), " << night.mended
              << " put back, " << night.ill << " damaged or missing\n";
    if (night.ill > 0)
        for (const auto& each : parts.watch().ill(100))
            std::cout << name(each.state) << " " << each.digest.hex() << "\n";
    if (parts.watch().lacks_its_copy()) std::cout << "the folder integrity.replica names is not there or empty\n";
    const auto faults = parts.heads().run(ctx);
    for (const auto& each : faults) {
        std::cout << "tree " << each.tree << " does not agree: " << name(each.why);
        if (each.entry) std::cout << ", entry " << *each.entry << " of the trail";
        std::cout << "\n";
    }
    return night.ill > 0 || !faults.empty() ? 1 : 0;
}

int stamp(const CommandParts& parts, const Context& ctx) {
    parts.watch().take_in(ctx);
    const int planted = parts.trees().plant(ctx), stamped = parts.trees().stamp();
    std::cout << planted << " trees planted, " << stamped << " stamped\n";
    return 0;
}

core::blob::Measured measured(const std::string& file) {
    const auto found = core::blob::measure(file);
    if (!found) throw Error(Code::not_found, "integrity.error.file", {{"file", file}});
    return *found;
}

void write_out(const std::string& out, core::ByteView bytes) {
    if (!core::write_whole(out, bytes)) throw Error(Code::unavailable, "integrity.error.write", {{"file", out}});
}

void tell_written(const std::string& out, const Trees::Proof& proof) {
    std::cout << out << " written, stamped " << core::iso(proof.stamps.front().at) << " by " << proof.stamps.front().authority
              << "\n";
}

// The entries from it up to the stamped head, one a line: the hash of each line stands in the next, and that of the
// last is what was stamped.
int make_of_entry(const CommandParts& parts, const Words& words, int entry) {
    const std::string file = words.front();
    std::vector<std::string> lines;
    const auto found = parts.house().db.read([&](core::db::Tx& tx) {
        auto of = parts.trees().proof_of_entry(tx, entry);
        if (of) lines = core::audit::sealed(tx, entry, of->head);
        return of;
    });
    if (!found || lines.empty())
        throw Error(Code::not_found, "integrity.error.unproved_entry", {{"entry", std::to_string(entry)}});
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
    write_out(file, core::view(text));
    const std::string out = option(words, "--out", file + ".ers");
    write_out(out, found->proof.record);
    std::cout << file << " written: entries " << entry << " to " << found->head << " of the trail\n";
    tell_written(out, found->proof);
    return 0;
}

int make(const CommandParts& parts, const Words& words) {
    if (const auto entry = core::arguments::number(words, "--audit", 1, INT_MAX)) return make_of_entry(parts, words, *entry);
    const std::string file = words.front();
    const auto digest = measured(file).digest;
    const auto proof = parts.house().db.read([&](core::db::Tx& tx) { return parts.trees().proof(tx, digest); });
    if (!proof) throw Error(Code::not_found, "integrity.error.unproved", {{"file", file}});
    const std::string out = option(words, "--out", file + ".ers");
    write_out(out, proof->record);
    tell_written(out, *proof);
    return 0;
}

std::vector<core::Bytes> anchors_in(const CommandParts& parts, const Words& words) {
    const std::string file = option(words, "--anchor");
    if (file.empty()) return parts.started() ? parts.trees().anchors() : std::vector<core::Bytes>();
    const auto text = core::read_text(file);
    std::vector<core::Bytes> found;
    try {
        if (text) found = core::pki::certificates_of_pem(*text);
    } catch (const Error&) {
        found.clear();   // the sentence names the file
    }
    if (found.empty()) throw core::arguments::Misuse("--anchor wants a file of certificates in PEM, not " + file);
    return found;
}

// Of a file of entries: each line names the hash of the one before it as its last field.
core::Digest last_of_chain(const std::string& file) {
    const auto text = core::read_text(file);
    if (!text) throw Error(Code::not_found, "integrity.error.file", {{"file", file}});
    std::optional<core::Digest> before;
    auto lines = core::text::split(*text, '\n');
    if (lines.size() > 1 && lines.back().empty()) lines.pop_back();   // an editor, or a mail, ended the last line
    for (const auto& line : lines) {
        const auto fields = core::json::parse(line);
        if (before && (!fields.is_array() || fields.empty() || fields.back() != before->hex()))
            throw Error(Code::conflict, "integrity.error.chain", {{"file", file}});
        before = core::sha256(core::view(line));
    }
    if (!before) throw Error(Code::conflict, "integrity.error.chain", {{"file", file}});
    return *before;
}

int verify(const CommandParts& parts, const Context& ctx, const Words& words) {
    const auto record = core::read_bytes(words[1]);
    if (!record) throw Error(Code::not_found, "integrity.error.file", {{"file", words[1]}});
    const auto digest = has(words, "--trail") ? last_of_chain(words[0]) : measured(words[0]).digest;
    const auto evidence = ers::decode(*record);
    auto anchors = anchors_in(parts, words);
    // Where nobody said whom to trust the record must agree with itself, and whoever reads it judges who stands behind it.
    const auto own = anchors.empty() ? ers::certificates(evidence) : std::vector<core::Bytes>();
    const auto stamps = ers::verify(evidence, digest, anchors.empty() ? own : anchors, ctx.now());
    for (const auto& each : stamps)
        std::cout << "stamped " << core::iso(each.at) << " by " << each.authority << ", certificate until "
                  << core::iso(each.ends).substr(0, 10) << "\n";
    std::cout << words[0] << " existed as it is at " << core::iso(stamps.front().at) << "\n";
    if (anchors.empty()) {
        std::cout << "by the word of " << stamps.front().authority
                  << " alone: nobody here knows whether it may be trusted. Give its certificate by --anchor, or compare:\n";
        for (const auto& each : own)
            std::cout << "  SHA-256 " << core::sha256(each).hex() << " " << core::pki::describe(each).common_name << "\n";
    }
    return 0;
}

}  // namespace

void commands(core::Setup& setup, CommandParts parts) {
    setup.command({"integrity:check", "[--all]",
                   "reads the files of the archive that are due, or all of them, and holds the trail of acts against its timestamps; "
                   "exit code 1 when something is damaged, gone or tampered with",
                   [parts](const Context& ctx, const Words& words) { return check(parts, ctx, words); }});
    setup.command({"integrity:stamp", "", "puts all files that came into hash trees and has them timestamped now",
                   [parts](const Context& ctx, const Words&) { return stamp(parts, ctx); }});
    setup.command({"proof:make", "FILE [--audit N] [--out FILE]",
                   "writes the evidence record (RFC 4998) of a file this house keeps, beside it unless told where. With "
                   "--audit FILE is written too: entry N of the trail and those after it up to one that was stamped",
                   [parts](const Context&, const Words& words) { return make(parts, words); }});
    setup.command({"proof:verify", "FILE PROOF [--trail] [--anchor PEM]",
                   "does the evidence record prove the file; below the certificates given, which needs nothing of this "
                   "house, or those it trusts; where there is neither it says whose word it is. With --trail FILE is entries of the trail, as proof:make --audit writes them",
                   [parts](const Context& ctx, const Words& words) { return verify(parts, ctx, words); },
                   [](const Words& words) { return has(words, "--anchor"); }});
}

}  // namespace integrity
