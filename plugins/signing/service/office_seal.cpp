// SPDX-License-Identifier: Apache-2.0
#include "signing/service/office_seal.h"

#include "core/base/error.h"
#include "core/pki/credential.h"
#include "signing/pades/build.h"
#include "signing/service/earlier.h"
#include "signing/service/look.h"

namespace signing {

using core::Code;
using core::Error;
using core::db::Tx;

namespace {

constexpr auto patience = std::chrono::hours(24 * 3);

}  // namespace

std::optional<OfficeSeals::Office> OfficeSeals::office(Tx& tx, std::string_view subject) {
    return nearest(tx, subjects_.of(subject).office(tx, subject));
}

std::optional<OfficeSeals::Office> OfficeSeals::nearest(Tx& tx, std::optional<core::UnitId> at) {
    while (at) {
        const auto unit = directory_.unit(tx, *at);
        if (!unit) return std::nullopt;
        if (auto key = office_keys_.find(unit->code)) return Office{*unit, *std::move(key)};
        at = unit->parent;
    }
    return std::nullopt;
}

std::optional<std::string> OfficeSeals::field(Tx& tx, std::string_view subject) {
    const auto found = office(tx, subject);
    if (!found || found->key.kind == OfficeKey::Kind::esign) return std::nullopt;
    return std::string(field_name);
}

bool OfficeSeals::begin(Tx& tx, core::Instant now, const core::Digest& sealed, std::string_view subject) {
    const auto found = office(tx, subject);
    if (!found) return false;
    store::OfficeSeal wanted;
    wanted.sealed = sealed;
    wanted.subject = subject;
    wanted.unit_code = found->unit.code;
    wanted.unit_name = found->unit.name;
    wanted.wanted_at = now;
    store::want(tx, wanted);
    return true;
}

store::OfficeSeal OfficeSeals::set(const store::OfficeSeal& wanted, core::Bytes& pdf) const {
    const auto key = office_keys_.find(wanted.unit_code);
    if (!key) throw Error(Code::unavailable, "signing.error.seal_setup", {{"code", wanted.unit_code}});
    const auto level = db_.read([&](Tx& tx) { return subjects_.of(wanted.subject).level(tx, wanted.subject); });
    pades::SignRequest request;
    request.placement.field = field_name;
    request.placement.yields = true;
    request.placement.name = wanted.unit_name;
    request.placement.reason = "Segel elektronik " + wanted.unit_name;
    request.placement.at = request.now = clock_.now();
    request.placement.look =
        look_of(subjects_.of(wanted.subject).shown_seal(wanted.subject, wanted.unit_name, request.now));
    request.timestamp_anchors = keys_.anchors();
    request.timestamped = level.value_or(level_) != Level::b;
    store::OfficeSeal row = wanted;
    row.shown = core::sha256(pdf);
    const core::Bytes certificate = seal(*key, pdf, request);
    row.set_at = request.now;
    row.bytes = core::sha256(pdf);
    row.certificate = core::base64(certificate);
    row.serial = core::pki::describe(certificate).serial;
    return row;
}

core::Bytes OfficeSeals::seal(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const {
    const std::size_t before = pdf.size();
    core::Bytes certificate = office_keys_.set(key, pdf, request);
    if (!grew_well(validator_, core::ByteView(pdf).first(before), pdf, request.now))
        throw Error(Code::internal, "signing.error.own_output");
    return certificate;
}

std::optional<OfficeSeals::Witness> OfficeSeals::witness(Tx& tx, core::UnitId unit) {
    const auto found = nearest(tx, unit);
    if (!found || found->key.kind == OfficeKey::Kind::esign) return std::nullopt;
    return Witness{found->unit.code, found->unit.name};
}

core::Bytes OfficeSeals::witnessed(const Witness& office, core::Bytes pdf, std::string_view reason) const {
    const auto key = office_keys_.find(office.code);
    if (!key) throw Error(Code::unavailable, "signing.error.seal_setup", {{"code", office.code}});
    pades::SignRequest request;
    request.placement.field = field_name;
    request.placement.name = office.name;
    request.placement.reason = reason;
    request.placement.certify = true;
    request.placement.at = request.now = clock_.now();
    request.timestamp_anchors = keys_.anchors();
    (void)seal(*key, pdf, request);
    return pdf;
}

core::Bytes OfficeSeals::vouched(const Witness& office, const core::Digest& digest) const {
    const auto key = office_keys_.find(office.code);
    if (!key) throw Error(Code::unavailable, "signing.error.seal_setup", {{"code", office.code}});
    auto cms = office_keys_.vouch(*key, digest);
    try {
        return pades::add_timestamp(cms, pades::timestamp(core::ByteView(pades::signature_value(cms)), keys_.timestamps(),
                                                          keys_.anchors(), clock_.now()));
    } catch (const Error& error) {
        if (error.code() != Code::unavailable && error.code() != Code::upstream) throw;
        return cms;
    }
}

bool OfficeSeals::waited(const store::OfficeSeal& wanted) const { return wanted.wanted_at + patience < clock_.now(); }

void OfficeSeals::check() const {
    const auto behind = db_.read([&](Tx& tx) { return store::count_seals_wanted(tx, clock_.now() - patience); });
    if (behind > 0) throw Error(Code::unavailable, "signing.error.seals_behind", {{"count", std::to_string(behind)}});
}

}  // namespace signing
