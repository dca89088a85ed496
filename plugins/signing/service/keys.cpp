// SPDX-License-Identifier: Apache-2.0
#include "signing/service/keys.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "signing/service/key_files.h"
#include "signing/service/register.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::pki::Authority;
using core::pki::Credential;

constexpr auto waiting_life = std::chrono::hours(1), person_life = std::chrono::hours(24 * 365 * 2);

}  // namespace

Keys::Keys(fs::path folder, core::db::Db& db, const core::Clock& clock, std::string timestamp_url,
           std::string published, core::pki::KeyKind kind)
    : folder_(std::move(folder)),
      db_(db),
      clock_(clock),
      timestamp_url_(std::move(timestamp_url)),
      published_(std::move(published)),
      kind_(kind) {
    for (const char* part : {"people", "anchors", "waiting"}) fs::create_directories(folder_ / part);
    fs::permissions(folder_, fs::perms::owner_all);
    load();
}

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
    if (!timestamp_url_.empty()) elsewhere_ = std::make_unique<pades::HttpTimestamps>(timestamp_url_);
}

void Keys::put(core::PersonId person, core::ByteView pkcs12, Certificate entered, const Also& also) {
    entered.person = person;
    // First the key, under a name nobody asks for yet: whatever dies in between, register and keys agree.
    const fs::path file = key_file(person, entered.serial), before = key_in_use(person);
    write_key_file(file, core::chars(pkcs12));
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
        ca.person({name, organization}, within(ca, from, person_life), core::pki::KeyKind::ec_p256);
    put(person, credential.pkcs12(passphrase),
        entry(credential.certificate, Purpose::signing, CertificateOrigin::issued), also);
}

void Keys::keep(core::PersonId person, const Credential& credential, const core::Secret& passphrase, const Also& also) {
    put(person, credential.pkcs12(passphrase),
        entry(credential.certificate, Purpose::signing, CertificateOrigin::imported), also);
}

fs::path Keys::waiting_file(core::PersonId person) const { return folder_ / "waiting" / (person.text() + ".json"); }

// Key, certificate and hour in one file: there is no half of it.
void Keys::put_waiting(core::PersonId person, core::ByteView pkcs12, const core::Bytes& certificate) {
    write_key_file(waiting_file(person), core::json::write({{"until", core::iso(clock_.now() + waiting_life)},
                                                            {"certificate", core::base64(certificate)},
                                                            {"key", core::base64(pkcs12)}}));
}

namespace {

core::Instant ends(const core::Json& waiting) {
    try {
        return core::parse_instant(core::json::text(waiting, "until"));
    } catch (const Error&) {
        return {};   // nothing we wrote
    }
}

}  // namespace

std::optional<Keys::Waiting> Keys::waiting(core::PersonId person) const {
    const auto text = core::read_text(waiting_file(person));
    const auto kept = text ? core::Json::parse(*text, nullptr, false) : core::Json();
    if (!kept.is_object() || ends(kept) <= clock_.now()) return std::nullopt;
    return Waiting{core::unbase64(core::json::text(kept, "key")), core::unbase64(core::json::text(kept, "certificate"))};
}

void Keys::drop_waiting(core::PersonId person) {
    std::error_code ignored;
    fs::remove(waiting_file(person), ignored);
}

void Keys::sweep_waiting() {
    std::error_code ignored;
    std::vector<fs::path> over;
    for (const auto& file : fs::directory_iterator(folder_ / "waiting", ignored)) {
        const auto text = core::read_text(file.path());
        const auto kept = text ? core::Json::parse(*text, nullptr, false) : core::Json();
        if (!kept.is_object() || ends(kept) <= clock_.now()) over.push_back(file.path());
    }
    for (const auto& file : over) fs::remove(file, ignored);
}

void Keys::keep_waiting(core::PersonId person, const Also& also) {
    const auto handed = waiting(person);
    if (!handed) throw Error(Code::not_found, "signing.error.nothing_waiting");
    put(person, handed->pkcs12, entry(handed->certificate, Purpose::signing, CertificateOrigin::imported), also);
    drop_waiting(person);
}

bool Keys::enrolled(core::PersonId person) const { return fs::exists(key_in_use(person)); }

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
    write_key_file(key_in_use(person), core::chars(opened.pkcs12(fresh)));
}

void Keys::discard(core::PersonId person, const std::string& serial) {
    std::error_code ignored;
    if (!fs::remove(key_file(person, serial), ignored)) fs::remove(key_file(person, ""), ignored);
}

pades::TimestampSource& Keys::timestamps() {
    if (elsewhere_) return *elsewhere_;
    if (!own_timestamps()) throw Error(Code::unavailable, "signing.error.no_timestamps");
    return own_source_;
}

}  // namespace signing
