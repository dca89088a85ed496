// SPDX-License-Identifier: Apache-2.0
#include "signing/service/pki.h"

#include "core/audit/trail.h"
#include "core/base/error.h"
#include "core/log/log.h"
#include "core/pki/ocsp_responder.h"
#include "signing/service/register.h"
#include "signing/store/certificate_store.h"

namespace signing {
namespace {

using core::Bytes;
using core::Code;
using core::Error;
using core::db::Tx;
using core::pki::Authority;
using core::pki::OcspResponder;

// A list is made every day and good for three, so that a server down over a weekend is not missed.
constexpr auto list_age = std::chrono::hours(24), list_life = std::chrono::hours(24 * 3);
constexpr auto a_month = std::chrono::hours(24 * 30), a_year = std::chrono::hours(24 * 365);

OcspResponder::Status status_of(const std::optional<Certificate>& entry) {
    if (!entry) return {};
    if (entry->state != CertificateState::revoked) return {OcspResponder::State::good, {}, 0};
    return {OcspResponder::State::revoked, entry->state_at, code_of(entry->reason)};
}

}  // namespace

Bytes Pki::certificate(const std::string& name) const {
    for (const char* known : {"root", "ca", "tsa", "ocsp"})
        if (name == known)
            if (auto der = keys_.certificate(name)) return *std::move(der);
    throw Error(Code::not_found, "core.error.not_found");
}

// The number is taken in the unit that reads the register: a later list never knows less.
Bytes Pki::make_list(const std::string& authority) {
    const Authority ours(keys_.credential(authority));
    const core::Instant now = clock_.now();
    store::List list{0, now, now + list_life, 0, {}};
    const auto revoked = db_.write([&](Tx& tx) {
        list.number = core::db::next(tx, "signing/crl/" + authority);
        return store::revoked(tx, authority);
    });
    std::vector<core::pki::Revoked> entries;
    for (const Certificate& one : revoked) entries.push_back({one.serial, one.state_at, code_of(one.reason)});
    list.entries = static_cast<std::int64_t>(entries.size());
    list.der = ours.crl(entries, list.made, list.until, list.number);
    db_.write([&](Tx& tx) { store::keep(tx, authority, list); });
    return list.der;
}

Bytes Pki::list(const std::string& authority) {
    if ((authority != "root" && authority != "ca") || !keys_.has_authority())
        throw Error(Code::not_found, "core.error.not_found");
    const auto kept = db_.read([&](Tx& tx) {
        auto found = store::list(tx, authority);
        if (found && found->entries != store::count_revoked(tx, authority)) found.reset();
        return found;
    });
    if (kept && kept->made + list_age > clock_.now() && kept->made <= clock_.now()) return kept->der;
    return make_list(authority);
}

std::vector<Bytes> Pki::lists() {
    std::vector<Bytes> all;
    if (!keys_.has_authority()) return all;
    for (const char* authority : {"root", "ca"}) {
        try {
            all.push_back(list(authority));
        } catch (const std::exception& fault) {   // without it what that authority issued stays uncertain
            core::log::warning("signing.own_list", {{"authority", authority}, {"fault", fault.what()}});
        }
    }
    return all;
}

Bytes Pki::ocsp(core::ByteView request) {
    if (!keys_.certificate("ocsp")) throw Error(Code::not_found, "core.error.not_found");
    const OcspResponder responder(
        keys_.credential("ocsp"), certificate("ca"),
        [this](const std::string& serial) {
            return status_of(db_.read([&](Tx& tx) { return store::issued(tx, "ca", serial); }));
        },
        clock_);
    return responder.answer(request);
}

Bytes Pki::timestamp(core::ByteView request) {
    const auto service = keys_.own_timestamps();
    if (!service) throw Error(Code::not_found, "core.error.not_found");
    return service->answer(request);
}

bool Pki::ends_within(const char* name, std::chrono::hours left) const {
    const auto der = keys_.certificate(name);
    return !der || core::pki::describe(*der).not_after - clock_.now() < left;
}

Certificate Pki::renew(const core::Context& ctx, const std::string& name) {
    return keys_.renew(name, [&](Tx& tx, const Certificate& made) {
        core::audit::append(tx, ctx, "signing.service_renewed", "certificate:" + made.id.text(),
                            {{"what", name}, {"serial", made.serial}});
    });
}

void Pki::renew() {
    if (!keys_.has_authority()) return;
    core::Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &clock_;
    // Under an authority that has ended nothing is made; that is told by the watch.
    if (!ends_within("ca", std::chrono::hours(0))) {
        if (ends_within("ocsp", a_month)) renew(ctx, "ocsp");
        const auto stamping = keys_.certificate("tsa");
        if (by_itself_ && stamping && ends_within("tsa", a_year) &&
            keys_.lasts("tsa") > core::pki::describe(*stamping).not_after + a_month)
            renew(ctx, "tsa");
    }
    keys_.destroy_succeeded();
    for (const char* authority : {"root", "ca"}) (void)make_list(authority);
}

// The lists are made for the moment: word of yesterday says nothing of a signature of today.
std::vector<pades::LocalAuthority> Pki::local() {
    std::vector<pades::LocalAuthority> all;
    if (!keys_.has_authority()) return all;
    const auto made = std::make_shared<std::map<std::string, Bytes>>();   // once for each act
    const auto ocsp = [this](core::ByteView request) { return this->ocsp(request); };
    const auto add = [&](const std::string& authority, Bytes der) {
        const auto list = [this, made, authority] {
            Bytes& one = (*made)[authority];
            if (one.empty()) one = make_list(authority);
            return one;
        };
        pades::LocalAuthority one{std::move(der), list, {}};
        if (authority == "ca" && keys_.certificate("ocsp")) one.ocsp = ocsp;
        all.push_back(std::move(one));
    };
    add("root", certificate("root"));
    const Bytes now = certificate("ca");
    add("ca", now);
    // Files of before name the certificate the authority had then; its key, and with it all it tells, is the same.
    for (const Certificate& before : db_.read([](Tx& tx) { return store::authorities(tx); }))
        if (before.subject != before.issuer && before.der != now && same_key(before.der, now)) add("ca", before.der);
    return all;
}

}  // namespace signing
