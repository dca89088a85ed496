// SPDX-License-Identifier: Apache-2.0
// Keys of the built-in authority and its services: made once, renewed while what they signed stands.
#include <algorithm>

#include "core/base/file.h"
#include "signing/service/key_files.h"
#include "signing/service/keys.h"
#include "signing/service/register.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::pki::Authority;
using core::pki::Credential;
using std::chrono::hours;

constexpr hours year(24 * 365);
constexpr hours root_life = 20 * year, authority_life = 10 * year, stamping_life = 9 * year, responder_life(24 * 90),
                seal_life = 2 * year;
constexpr hours grace(24);   // a process that is stamping with the key before may finish

hours life_of(const std::string& name) {
    if (name == "ca") return authority_life;
    return name == "tsa" ? stamping_life : responder_life;
}

Purpose purpose_of(const std::string& name) {
    if (name == "tsa") return Purpose::timestamps;
    return name == "ocsp" ? Purpose::responses : Purpose::authority;
}

}  // namespace

bool Keys::has_authority() const { return fs::exists(stem("ca") + ".pem"); }

bool Keys::create_authority(const std::string& agency) {
    const bool there = has_authority();
    if (there && newest("ocsp")) {
        enter_services();
        return false;
    }
    if (!there) {
        const core::Instant from = clock_.now() - hours(1);
        Authority top = Authority::root({"Naskah Root CA Demo", agency}, {from, from + root_life}, kind_);
        if (!published_.empty()) top.publish({"", published_ + "/pki/crl/root.crl", published_ + "/pki/root.crt"});
        Authority ca = top.issuing({"Naskah CA Demo", agency}, {from, from + authority_life}, kind_);
        if (!published_.empty())
            ca.publish({published_ + "/pki/ocsp", published_ + "/pki/crl/ca.crl", published_ + "/pki/ca.crt"});
        const Credential tsa = ca.timestamping({"Naskah TSA Demo", agency}, {from, from + stamping_life}, kind_);
        top.credential().save(stem("root"));
        tsa.save(stem("tsa"));
        make_service(ca, "ocsp");
        write_key_file(folder_ / "anchors" / "demo-root.pem", core::pki::pem(top.certificate()));
        // Last: its presence says that all of it is there.
        ca.credential().save(stem("ca"));
    } else {
        make_service(issuing(), "ocsp");
    }
    load();
    enter_services();
    return true;
}

Authority Keys::issuing() const {
    if (!has_authority()) throw Error(Code::unavailable, "signing.error.no_authority");
    Authority ca(Credential::load(stem("ca")));
    const auto facts = core::pki::describe(ca.certificate());
    if (facts.not_after <= clock_.now())
        throw Error(Code::unavailable, "signing.error.certificate_ended", {{"name", facts.common_name}});
    if (!published_.empty())
        ca.publish({published_ + "/pki/ocsp", published_ + "/pki/crl/ca.crl", published_ + "/pki/ca.crt"});
    return ca;
}

Authority Keys::root() const {
    Authority top(credential("root"));
    if (!published_.empty()) top.publish({"", published_ + "/pki/crl/root.crl", published_ + "/pki/root.crt"});
    return top;
}

// By the second in their names.
std::vector<std::string> Keys::stems_of(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto& file : fs::directory_iterator(folder_)) {
        std::string one = file.path().filename().string();
        if (!one.ends_with(".pem") || one.ends_with(".key.pem")) continue;
        one.resize(one.size() - 4);
        if (one == name || (one.starts_with(name) && one[name.size()] == '-')) found.push_back(std::move(one));
    }
    std::ranges::sort(found);
    return found;
}

std::optional<std::string> Keys::newest(const std::string& name) const {
    const auto all = stems_of(name);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

Credential Keys::credential(const std::string& name) const {
    const auto found = newest(name);
    if (!found || !fs::exists(stem(*found) + ".key.pem")) throw Error(Code::unavailable, "signing.error.no_authority");
    return Credential::load(stem(*found));
}

std::optional<core::Bytes> Keys::certificate(const std::string& name) const {
    const auto file = newest(name);
    const auto text = file ? core::read_text(stem(*file) + ".pem") : std::nullopt;
    if (!text) return std::nullopt;
    return core::pki::certificates_of_pem(*text).front();
}

std::shared_ptr<const core::pki::TimestampAuthority> Keys::own_timestamps() {
    const auto found = newest("tsa");
    const std::lock_guard lock(stamping_);
    if (found == stamping_key_) return authority_;
    authority_.reset();
    if (found)
        authority_ = std::make_shared<core::pki::TimestampAuthority>(
            Credential::load(stem(*found)),
            [this] {
                return db_.write([](core::db::Tx& tx) {
                    return static_cast<std::uint64_t>(core::db::next(tx, "signing/timestamp"));
                });
            },
            clock_, core::pki::demo_timestamp_policy());
    stamping_key_ = found;
    return authority_;
}

core::Bytes Keys::OwnTimestamps::ask(core::ByteView request) {
    const auto service = keys_.own_timestamps();
    if (!service) throw Error(Code::unavailable, "signing.error.no_timestamps");
    return service->answer(request);
}

core::Instant Keys::lasts(const std::string& name) const {
    return within(name == "ca" ? root() : issuing(), clock_.now(), life_of(name)).until;
}

void Keys::make_service(const Authority& ca, const std::string& name) {
    const auto facts = core::pki::describe(ca.certificate());
    const auto window = within(ca, clock_.now() - hours(1), life_of(name));
    const Credential made =
        name == "tsa" ? ca.timestamping({"Naskah TSA Demo", facts.organization}, window, kind_)
                      : ca.ocsp_signing({"Naskah OCSP Demo", facts.organization}, window, core::pki::KeyKind::ec_p256);
    auto second = clock_.now().ms / 1000;
    const auto place = [&] { return stem(name + "-" + std::to_string(second)); };
    while (fs::exists(place() + ".key.pem")) ++second;
    made.save(place());   // the key first: a certificate alone would be used
}

Certificate Keys::renew(const std::string& name, const Also& also) {
    if (name == "ca") {
        const Authority top = root(), before(credential("ca"));
        const auto after = top.renewing(before, within(top, clock_.now() - hours(1), authority_life));
        write_key_file(stem("ca") + ".pem", core::pki::pem(after.certificate()));
    } else if (name == "tsa" || name == "ocsp") {
        make_service(issuing(), name);
    } else {
        throw Error(Code::invalid, "signing.error.renewable", {{"name", name}});
    }
    const Certificate made = entry(certificate(name).value(), purpose_of(name), CertificateOrigin::issued);
    db_.write([&](core::db::Tx& tx) {
        enter_absent(tx, {made});
        if (also) also(tx, made);
    });
    return made;
}

void Keys::destroy_succeeded() {
    std::error_code ignored;
    for (const std::string name : {"tsa", "ocsp"}) {
        auto all = stems_of(name);
        if (all.size() < 2) continue;
        if (core::pki::describe(certificate(name).value()).not_before + hours(1) + grace > clock_.now()) continue;
        all.pop_back();
        for (const auto& before : all) fs::remove(stem(before) + ".key.pem", ignored);
    }
}

Certificate Keys::entry(core::ByteView certificate, Purpose purpose, CertificateOrigin origin) const {
    Certificate made = entry_of(certificate, clock_.now());
    made.purpose = purpose;
    made.origin = origin;
    for (const char* name : {"root", "ca"})
        if (const auto above = this->certificate(name); above && issued_by(certificate, *above)) made.authority = name;
    return made;
}

void Keys::enter_services() {
    std::vector<Certificate> all;
    for (const char* name : {"root", "ca", "tsa", "ocsp"})
        if (const auto der = certificate(name)) all.push_back(entry(*der, purpose_of(name), CertificateOrigin::issued));
    db_.write([&](core::db::Tx& tx) { enter_absent(tx, all); });
}

Credential Keys::seal_credential(const std::string& name, const std::string& organization) const {
    const Authority ca = issuing();
    return ca.office({name, organization}, within(ca, clock_.now() - std::chrono::minutes(5), seal_life),
                     core::pki::KeyKind::ec_p256);
}

void Keys::enter_seal(core::ByteView certificate, const std::string& before, const Also& also) {
    const Certificate made = entry(certificate, Purpose::seal, CertificateOrigin::issued);
    db_.write([&](core::db::Tx& tx) {
        succeed_seal(tx, made, before);
        if (also) also(tx, made);
    });
}

}  // namespace signing
