// SPDX-License-Identifier: Apache-2.0
#include "signing/trust_commands.h"

#include <filesystem>
#include <iostream>

#include "core/base/file.h"
#include "core/pki/credential.h"
#include "core/plugin/arguments.h"

namespace signing {
namespace {

using core::Context;
using core::Error;
using Words = std::vector<std::string>;

void tell(const TrustList& list) {
    std::cout << list.name << ": " << list.territory << ", " << list.operator_ << "; edition " << list.sequence
              << " of " << list.issued << ", next " << (list.next_update.empty() ? "-" : list.next_update) << "; "
              << list.services.size() << " anchors; "
              << (list.signer.empty() ? "believed by its digest" : "signed by " + list.signer) << "; " << list.source
              << " SHA-256 " << list.sha256 << "\n";
}

std::vector<core::Bytes> certificates_in(const std::string& file) {
    try {
        auto found = core::pki::certificates_of_pem(core::read_text(file).value_or(""));
        if (found.empty()) throw Error(core::Code::invalid, "core.error.certificate");
        return found;
    } catch (const Error&) {
        throw Error(core::Code::invalid, "signing.error.trust_file", {{"file", file}});
    }
}

int import(const TrustParts& parts, const Words& words) {
    const std::string file = words.front();
    std::error_code fault;
    const bool small = std::filesystem::file_size(file, fault) <= TrustLists::largest;
    if (!fault && !small) throw Error(core::Code::invalid, "signing.error.trust_list");
    auto xml = core::read_text(file);
    if (!xml) throw Error(core::Code::not_found, "signing.error.file", {{"file", file}});
    TrustLists::Brought brought{std::move(*xml), std::filesystem::path(file).filename().string(), {},
                                core::arguments::option(words, "--sha256")};
    if (const std::string signer = core::arguments::option(words, "--signer"); !signer.empty())
        brought.signers = certificates_in(signer);
    tell(parts.lists().take(brought));
    return 0;
}

std::string day(core::Instant at) { return core::iso(at).substr(0, 10); }

// Certificates are not shipped: until the administrator brings one, nothing below it is trusted.
void tell_installed(const KnownAnchor& one, const check::Anchors& anchors) {
    bool there = false, false_one = false;
    for (const check::Anchor& each : anchors.list) {
        const bool same = core::sha256(each.certificate).hex() == one.sha256;
        there = there || same;
        false_one = false_one || (!same && !one.sha256.empty() &&
                                  core::pki::describe(each.certificate).common_name == one.name);
    }
    if (false_one)
        std::cout << "    A CERTIFICATE OF THIS NAME WITH ANOTHER DIGEST IS INSTALLED; take it out unless\n"
                     "    somebody vouched for it\n";
    if (there) return;
    std::cout << "    NOT INSTALLED: signatures below it are not trusted. Put its certificate (PEM) into\n"
                 "    keys/anchors/, when\n"
                 "    openssl x509 -in FILE -outform DER | sha256sum  says "
              << (one.sha256.empty() ? "what its operator says" : one.sha256) << "\n";
}

int show(const TrustParts& parts) {
    const auto& known = parts.inspect().known();
    if (!known.empty()) std::cout << "known anchors, edition " << known.front().edition << "\n";
    const check::Anchors anchors = parts.inspect().anchors();
    for (const KnownAnchor& one : known) {
        std::cout << "  " << one.name << ": " << day(one.from) << " to " << day(one.until) << "; " << one.source
                  << "\n";
        tell_installed(one, anchors);
    }
    std::cout << "trusted here\n";
    std::size_t listed = 0;
    for (const TrustList& list : parts.lists().all()) listed += list.services.size();
    for (std::size_t i = 0; i + listed < anchors.list.size(); ++i) {
        const check::Anchor& one = anchors.list[i];
        std::cout << "  " << core::pki::describe(one.certificate).common_name << (one.demo ? " (built-in)" : "")
                  << ": SHA-256 " << core::sha256(one.certificate).hex() << "\n";
    }
    std::cout << "trusted lists\n";
    for (const TrustList& list : parts.lists().all()) {
        std::cout << "  ";
        tell(list);
    }
    return 0;
}

int remove(const TrustParts& parts, const Words& words) {
    parts.lists().remove(words.front());
    std::cout << words.front() << " removed\n";
    return 0;
}

}  // namespace

void trust_commands(core::Setup& setup, TrustParts parts) {
    setup.command({"trust:import", "FILE [--signer PEM] [--sha256 HEX]",
                   "trust the services of a trusted list (ETSI TS 119 612) that these certificates signed",
                   [parts](const Context&, const Words& words) { return import(parts, words); }});
    setup.command({"trust:list", "", "the certificates and lists this house trusts, with edition and source",
                   [parts](const Context&, const Words&) { return show(parts); }});
    setup.command({"trust:remove", "NAME", "trust a list no longer",
                   [parts](const Context&, const Words& words) { return remove(parts, words); }});
}

}  // namespace signing
