// SPDX-License-Identifier: Apache-2.0
// naskah pki:...: the built-in authority from the shell. A passphrase is read from the input, never an argument.
#include <iostream>

#include "core/audit/trail.h"
#include "core/base/file.h"
#include "core/plugin/arguments.h"
#include "signing/certificate_room.h"

namespace signing {
namespace {

using core::Context;
using core::arguments::option;
using Words = std::vector<std::string>;
using FindRoom = std::function<CertificateRoom&()>;

core::Bytes contents_of(const std::string& file) {
    auto bytes = core::read_bytes(file);
    if (!bytes) throw core::Error(core::Code::not_found, "signing.error.file", {{"file", file}});
    return *std::move(bytes);
}

int put_out(const std::string& file, const core::Bytes& bytes) {
    if (!core::write_whole(file, bytes))
        throw core::Error("signing.error.write", {core::Fault{"--out", "signing.fault.write", {{"file", file}}}});
    std::cout << file << "\n";
    return 0;
}

int init(CertificateRoom& room) {
    const bool made = room.keys.create_authority(room.house.settings.text("agency"));
    std::cout << (made ? "authority, timestamp service and responder created\n" : "they were there already\n");
    room.pki.renew();
    return 0;
}

int issue(CertificateRoom& room, const Context& ctx, const Words& words) {
    const auto account = room.house.db.read(
        [&](core::db::Tx& tx) { return room.house.accounts.find(tx, words.front()); });
    if (!account || account->person.nil()) throw core::Error(core::Code::not_found, "core.error.not_found");
    const core::Secret passphrase = core::arguments::ask("Passphrase");
    std::string made_of;
    room.keys.enrol(account->person, account->name, room.house.settings.text("agency"), passphrase,
                    [&](core::db::Tx& tx, const Certificate& made) {
                        core::audit::append(tx, ctx, "signing.certificate_issued", "certificate:" + made.id.text(),
                                            {{"serial", made.serial}});
                        made_of = made.serial + "  " + made.common_name;
                    });
    std::cout << made_of << "\n";
    return 0;
}

int list(CertificateRoom& room, const Context& ctx) {
    CertificateWish wish;
    do {
        const auto page = room.certificates.list(ctx, wish);
        for (const Certificate& one : page.lines)
            std::cout << one.serial << "  " << name(one.state) << "  "
                      << core::iso(core::date_of(one.until, ctx.zone)) << "  " << one.common_name
                      << (one.purpose == Purpose::seal ? "  (seal)" : "") << "\n";
        wish.after = page.next;
    } while (!wish.after.empty());
    for (const auto& one : room.certificates.services())
        std::cout << one.what << "  " << core::iso(core::date_of(one.until, ctx.zone)) << "  " << one.name << "\n";
    return 0;
}

int revoke(CertificateRoom& room, const Context& ctx, const Words& words) {
    const std::string word = option(words, "--reason", "unspecified");
    std::optional<RevocationReason> reason;
    std::string known;
    for (const RevocationReason each : all_reasons) {
        if (word == name(each)) reason = each;
        known += (known.empty() ? "" : ", ") + std::string(name(each));
    }
    if (!reason) throw core::arguments::Misuse("--reason wants one of " + known + ", not " + word);
    const auto made = room.certificates.revoke(ctx, words.front(), *reason);
    room.pki.renew();
    std::cout << made.serial << " revoked\n";
    return 0;
}

int renew(CertificateRoom& room, const Context& ctx, const Words& words) {
    const auto made = room.pki.renew(ctx, words.front());
    room.pki.renew();
    std::cout << words.front() << "  " << made.serial << "  until " << core::iso(core::date_of(made.until, ctx.zone)) << "\n";
    return 0;
}

int crl(CertificateRoom& room, const Words& words) {
    return put_out(option(words, "--out"), room.pki.list(option(words, "--of", "ca")));
}

int watch(CertificateRoom& room, const Context& ctx) {
    room.pki.renew();
    room.certificates.watch();
    int ending = 0;
    for (const auto& one : room.certificates.services()) {
        if (!one.ended && !one.warning) continue;
        std::cout << one.what << " " << one.name << ": " << (one.ended ? "ended " : "ends ")
                  << core::iso(core::date_of(one.until, ctx.zone)) << "\n";
        ending += one.ended ? 1 : 0;
    }
    return ending > 0 ? 1 : 0;
}

}  // namespace

void pki_commands(core::Setup& setup, FindRoom room) {
    setup.command({"pki:init", "",
                   "create the built-in authority with its timestamp service and OCSP responder, or what lacks of it",
                   [room](const Context&, const Words&) { return init(room()); }});
    setup.command({"pki:issue", "LOGIN", "issue a certificate and key; the passphrase is read from the input",
                   [room](const Context& ctx, const Words& words) { return issue(room(), ctx, words); }});
    setup.command({"pki:list", "", "certificates of persons and offices, then those this server stands on, and when each ends",
                   [room](const Context& ctx, const Words&) { return list(room(), ctx); }});
    setup.command({"pki:renew", "NAME",
                   "a new key and certificate of tsa or ocsp, or of ca a new certificate of its key; what was signed\n"
                   "stands, and a running server uses it at once",
                   [room](const Context& ctx, const Words& words) { return renew(room(), ctx, words); }});
    setup.command({"pki:revoke", "SERIAL [--reason REASON]",
                   "take back a certificate of the built-in authority, for key_compromise, affiliation_changed,\n"
                   "superseded, cessation, privilege_withdrawn or unspecified; a new revocation list is made",
                   [room](const Context& ctx, const Words& words) { return revoke(room(), ctx, words); }});
    setup.command({"pki:crl", "[--of NAME] --out FILE", "write the revocation list (DER) of ca or root",
                   [room](const Context&, const Words& words) { return crl(room(), words); }});
    setup.command({"pki:ocsp", "--in FILE --out FILE", "answer an OCSP request (RFC 6960, DER)",
                   [room](const Context&, const Words& words) {
                       return put_out(option(words, "--out"), room().pki.ocsp(contents_of(option(words, "--in"))));
                   }});
    setup.command({"pki:tsa", "--in FILE --out FILE", "answer a timestamp request (RFC 3161, DER)",
                   [room](const Context&, const Words& words) {
                       return put_out(option(words, "--out"), room().pki.timestamp(contents_of(option(words, "--in"))));
                   }});
    setup.command({"pki:watch", "",
                   "the nightly look at all certificates, now; exit 1 when one this server stands on has ended",
                   [room](const Context& ctx, const Words&) { return watch(room(), ctx); }});
}

}  // namespace signing
