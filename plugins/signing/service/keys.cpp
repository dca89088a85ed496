// SPDX-License-Identifier: Apache-2.0
#include "signing/service/keys.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/file.h"
#include "signing/service/register.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::pki::Authority;
using core::pki::Credential;

constexpr auto responder_life = std::chrono::hours(24 * 90), waiting_life = std::chrono::hours(1);

core::Instant years_after(core::Instant from, int years) {
    return from + std::chrono::hours(24 * 365 * years);
}

void write(const fs::path& file, std::string_view text) {
    if (!core::write_whole(file, core::view(text)))
        throw Error(Code::unavailable, "signing.error.key_folder", {{"file", file.string()}});
}

}  // namespace

Keys::Keys(fs::path folder, core::db::Db& db, const core::Clock& clock, std::string timestamp_url,
           std::string published)
    : folder_(std::move(folder)),
      db_(db),
      clock_(clock),
      timestamp_url_(std::move(timestamp_url)),
      published_(std::move(published)) {
    for (const char* part : {"people", "anchors", "waiting"}) fs::create_directories(folder_ / part);
    fs::permissions(folder_, fs::perms::owner_all);
    load();
}

bool Keys::has_authority() const { return fs::exists(stem("ca") + ".pem"); }

fs::path Keys::key_file(core::PersonId person, const std::string& serial) const {
    return folder_ / "people" / (person.text() + (serial.empty() ? "" : "-" + serial) + ".p12");
}

fs::path Keys::key_in_use(core::db::Tx& tx, core::PersonId person) const {
    if (const auto newest = newest_of(tx, person))
        if (auto file = key_file(person, newest->serial); fs::exists(file)) return file;
    return key_file(person, "");
}

fs::path Keys::key_in_use(core::PersonId person) const {
    return db_.read([&](core::db::Tx& tx) { return key_in_use(tx, person); });
}

void Keys::load() {
    anchors_.clear();
    for (const auto& file : fs::directory_iterator(folder_ / "anchors"))
        if (file.path().extension() == ".pem")
            for (auto& anchor : core::pki::certificates_of_pem(core::read_text(file.path()).value_or("")))
                anchors_.push_back(std::move(anchor));
    authority_.reset();
    if (fs::exists(stem("tsa") + ".pem"))
        authority_ = std::make_unique<core::pki::TimestampAuthority>(
            Credential::load(stem("tsa")),
            [this] {
                return db_.write([](core::db::Tx& tx) {
                    return static_cast<std::uint64_t>(core::db::next(tx, "signing/timestamp"));
                });
            },
            clock_, core::pki::demo_timestamp_policy());
    if (!timestamp_url_.empty())
        source_ = std::make_unique<pades::HttpTimestamps>(timestamp_url_);
    else if (authority_)
        source_ = std::make_unique<pades::LocalTimestamps>(*authority_);
}

bool Keys::create_authority(const std::string& agency) {
    const bool there = has_authority();
    if (there && responder_stem()) {
        enter_services();
        return false;
    }
    if (!there) {
        const core::Instant from = clock_.now() - std::chrono::hours(1);
        Authority root = Authority::root({"Naskah Root CA Demo", agency}, {from, years_after(from, 20)});
        if (!published_.empty())
            root.publish({"", published_ + "/pki/crl/root.crl", published_ + "/pki/root.crt"});
        Authority ca = root.issuing({"Naskah CA Demo", agency}, {from, years_after(from, 10)});
        if (!published_.empty())
            ca.publish({published_ + "/pki/ocsp", published_ + "/pki/crl/ca.crl", published_ + "/pki/ca.crt"});
        const Credential tsa = ca.timestamping({"Naskah TSA Demo", agency}, {from, years_after(from, 9)});
        root.credential().save(stem("root"));
        tsa.save(stem("tsa"));
        make_responder(ca);
        write(folder_ / "anchors" / "demo-root.pem", core::pki::pem(root.certificate()));
        // Last: its presence says that all of it is there.
        ca.credential().save(stem("ca"));
    } else {
        make_responder(issuing());
    }
    load();
    enter_services();
    return true;
}

Authority Keys::issuing() const {
    if (!has_authority()) throw Error(Code::unavailable, "signing.error.no_authority");
    Authority ca(Credential::load(stem("ca")));
    if (!published_.empty())
        ca.publish({published_ + "/pki/ocsp", published_ + "/pki/crl/ca.crl", published_ + "/pki/ca.crt"});
    return ca;
}

Credential Keys::credential(const std::string& name) const {
    if (!fs::exists(stem(name.c_str()) + ".key.pem")) throw Error(Code::unavailable, "signing.error.no_authority");
    return Credential::load(stem(name.c_str()));
}

// The greatest name is the youngest.
std::optional<std::string> Keys::responder_stem() const {
    std::optional<std::string> found;
    for (const auto& file : fs::directory_iterator(folder_)) {
        const std::string name = file.path().filename().string();
        if (!name.starts_with("ocsp-") || !name.ends_with(".pem") || name.ends_with(".key.pem")) continue;
        const std::string one = name.substr(0, name.size() - 4);
        if (!found || *found < one) found = one;
    }
    return found;
}

Credential Keys::responder() const {
    const auto newest = responder_stem();
    if (!newest) throw Error(Code::unavailable, "signing.error.no_authority");
    return Credential::load(stem(newest->c_str()));
}

void Keys::make_responder(const Authority& ca) {
    const core::Instant from = clock_.now() - std::chrono::hours(1);
    const auto facts = core::pki::describe(ca.certificate());
    const Credential made = ca.ocsp_signing({"Naskah OCSP Demo", facts.organization}, {from, from + responder_life},
                                            core::pki::KeyKind::ec_p256);
    const std::string name = "ocsp-" + std::to_string(clock_.now().ms / 1000);
    made.save(stem(name.c_str()));
}

void Keys::renew_responder() {
    make_responder(issuing());
    enter_services();
}

std::optional<core::Bytes> Keys::certificate(const std::string& name) const {
    const auto file = name == "ocsp" ? responder_stem() : std::optional(name);
    const auto text = file ? core::read_text(stem(file->c_str()) + ".pem") : std::nullopt;
    if (!text) return std::nullopt;
    return core::pki::certificates_of_pem(*text).front();
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
    const auto add = [&](const char* name, Purpose purpose) {
        if (const auto der = certificate(name)) all.push_back(entry(*der, purpose, CertificateOrigin::issued));
    };
    add("root", Purpose::authority);
    add("ca", Purpose::authority);
    add("tsa", Purpose::timestamps);
    add("ocsp", Purpose::responses);
    db_.write([&](core::db::Tx& tx) { enter_absent(tx, all); });
}

void Keys::put(core::PersonId person, core::ByteView pkcs12, Certificate entered, const Also& also) {
    entered.person = person;
    // First the key, under a name nobody asks for yet: whatever dies in between, register and keys agree.
    const fs::path file = key_file(person, entered.serial), before = key_in_use(person);
    write(file, core::chars(pkcs12));
    db_.write([&](core::db::Tx& tx) {
        const Certificate now = enter(tx, entered);
        if (also) also(tx, now);
    });
    std::error_code ignored;
    if (before != file) fs::remove(before, ignored);
}

void Keys::enrol(core::PersonId person, const std::string& name, const std::string& organization,
                 const core::Secret& passphrase, const Also& also) {
    const Authority ca = issuing();
    const core::Instant from = clock_.now() - std::chrono::minutes(5);
    const Credential credential =
        ca.person({name, organization}, {from, years_after(from, 2)}, core::pki::KeyKind::ec_p256);
    put(person, credential.pkcs12(passphrase),
        entry(credential.certificate, Purpose::signing, CertificateOrigin::issued), also);
}

void Keys::keep(core::PersonId person, const Credential& credential, const core::Secret& passphrase, const Also& also) {
    put(person, credential.pkcs12(passphrase),
        entry(credential.certificate, Purpose::signing, CertificateOrigin::imported), also);
}

void Keys::put_waiting(core::PersonId person, core::ByteView pkcs12, const core::Bytes& certificate) {
    // The hour stands before the certificate, where readers of PEM pass it over.
    const std::string until = core::iso(clock_.now() + waiting_life) + "\n";
    write(folder_ / "waiting" / (person.text() + ".pem"), until + core::pki::pem(certificate));
    write(folder_ / "waiting" / (person.text() + ".p12"), core::chars(pkcs12));
}

std::optional<Keys::Waiting> Keys::waiting(core::PersonId person) const {
    const auto bytes = core::read_bytes(folder_ / "waiting" / (person.text() + ".p12"));
    const auto text = core::read_text(folder_ / "waiting" / (person.text() + ".pem"));
    if (!bytes || !text) return std::nullopt;
    if (core::parse_instant(text->substr(0, text->find('\n'))) <= clock_.now()) return std::nullopt;
    return Waiting{*bytes, core::pki::certificates_of_pem(*text).front()};
}

void Keys::drop_waiting(core::PersonId person) {
    std::error_code ignored;
    for (const char* kind : {".p12", ".pem"}) fs::remove(folder_ / "waiting" / (person.text() + kind), ignored);
}

void Keys::keep_waiting(core::PersonId person, const Also& also) {
    const auto handed = waiting(person);
    if (!handed) throw Error(Code::not_found, "signing.error.nothing_waiting");
    put(person, handed->pkcs12, entry(handed->certificate, Purpose::signing, CertificateOrigin::imported), also);
    drop_waiting(person);
}

bool Keys::enrolled(core::db::Tx& tx, core::PersonId person) const { return fs::exists(key_in_use(tx, person)); }

bool Keys::enrolled(core::PersonId person) const {
    return db_.read([&](core::db::Tx& tx) { return enrolled(tx, person); });
}

bool Keys::is_demo(const core::Bytes& anchor) const {
    return core::pki::describe(anchor).common_name == "Naskah Root CA Demo";
}

core::Bytes Keys::key_of(core::PersonId person) const {
    const fs::path file = db_.read([&](core::db::Tx& tx) {
        if (const auto newest = newest_of(tx, person)) refuse_unusable(*newest, clock_.now());
        return key_in_use(tx, person);
    });
    auto key = core::read_bytes(file);
    if (!key) throw Error(Code::conflict, "signing.error.not_enrolled");
    return *std::move(key);
}

void Keys::change_passphrase(core::PersonId person, const core::Secret& present, const core::Secret& fresh) {
    const Credential opened = Credential::from_pkcs12(key_of(person), present);
    write(key_in_use(person), core::chars(opened.pkcs12(fresh)));
}

void Keys::discard(core::PersonId person, const std::string& serial) {
    std::error_code ignored;
    if (!fs::remove(key_file(person, serial), ignored)) fs::remove(key_file(person, ""), ignored);
}

pades::TimestampSource& Keys::timestamps() {
    if (!source_) throw Error(Code::unavailable, "signing.error.no_timestamps");
    return *source_;
}

}  // namespace signing
