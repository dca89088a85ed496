// SPDX-License-Identifier: Apache-2.0
#include "integrity/commands.h"

#include <filesystem>
#include <iostream>

#include "core/base/file.h"
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
    return night.ill > 0 ? 1 : 0;
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

int make(const CommandParts& parts, const Words& words) {
    const std::string file = words.front();
    const auto digest = measured(file).digest;
    const auto proof = parts.house().db.read([&](core::db::Tx& tx) { return parts.trees().proof(tx, digest); });
    if (!proof) throw Error(Code::not_found, "integrity.error.unproved", {{"file", file}});
    const std::string out = option(words, "--out", file + ".ers");
    if (!core::write_whole(out, proof->record)) throw Error(Code::unavailable, "integrity.error.write", {{"file", out}});
    std::cout << out << " written, stamped " << core::iso(proof->stamps.front().at) << " by " << proof->stamps.front().authority
              << "\n";
    return 0;
}

std::vector<core::Bytes> anchors_in(const CommandParts& parts, const Words& words) {
    const std::string file = option(words, "--anchor");
    if (file.empty()) return parts.trees().anchors();
    const auto text = core::read_text(file);
    auto found = text ? core::pki::certificates_of_pem(*text) : std::vector<core::Bytes>();
    if (found.empty()) throw core::arguments::Misuse("--anchor wants a file of certificates in PEM, not " + file);
    return found;
}

int verify(const CommandParts& parts, const Context& ctx, const Words& words) {
    const auto record = core::read_bytes(words[1]);
    if (!record) throw Error(Code::not_found, "integrity.error.file", {{"file", words[1]}});
    const auto stamps = ers::verify(ers::decode(*record), measured(words[0]).digest, anchors_in(parts, words), ctx.now());
    for (const auto& each : stamps)
        std::cout << "stamped " << core::iso(each.at) << " by " << each.authority << ", certificate until "
                  << core::iso(each.ends).substr(0, 10) << "\n";
    std::cout << words[0] << " existed as it is at " << core::iso(stamps.front().at) << "\n";
    return 0;
}

}  // namespace

void commands(core::Setup& setup, CommandParts parts) {
    setup.command({"integrity:check", "[--all]",
                   "reads the files of the archive that are due, or all of them; exit code 1 when some are damaged or gone",
                   [parts](const Context& ctx, const Words& words) { return check(parts, ctx, words); }});
    setup.command({"integrity:stamp", "", "puts all files that came into hash trees and has them timestamped now",
                   [parts](const Context& ctx, const Words&) { return stamp(parts, ctx); }});
    setup.command({"proof:make", "FILE [--out FILE]",
                   "writes the evidence record (RFC 4998) of a file this house keeps, beside it unless told where",
                   [parts](const Context&, const Words& words) { return make(parts, words); }});
    setup.command({"proof:verify", "FILE PROOF [--anchor PEM]",
                   "does the evidence record prove the file; below the certificates given, or those this house trusts",
                   [parts](const Context& ctx, const Words& words) { return verify(parts, ctx, words); }});
}

}  // namespace integrity
