// SPDX-License-Identifier: Apache-2.0
#include "signing/service/keys.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/pki/authority.h"

namespace signing {
namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Error;
using core::pki::Authority;
using core::pki::Credential;

core::Instant years_after(core::Instant from, int years) {
    return from + std::chrono::hours(24 * 365 * years);
}

void write(const fs::path& file, std::string_view text) {
    if (!core::write_whole(file, core::view(text)))
        throw Error(Code::unavailable, "signing.error.key_folder", {{"file", file.string()}});
}

}  // namespace

Keys::Keys(fs::path folder, core::db::Db& db, const core::Clock& clock, std::string timestamp_url)
    : folder_(std::move(folder)), db_(db), clock_(clock), timestamp_url_(std::move(timestamp_url)) {
    fs::create_directories(folder_ / "people");
    fs::create_directories(folder_ / "anchors");
    fs::permissions(folder_, fs::perms::owner_all);
    load();
}

bool Keys::has_authority() const { return fs::exists(stem("ca") + ".pem"); }

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
    if (has_authority()) return false;
    const core::Instant from = clock_.now() - std::chrono::hours(1);
    const Authority root = Authority::root({"Naskah Root CA Demo", agency}, {from, years_after(from, 20)});
    const Authority ca = root.issuing({"Naskah CA Demo", agency}, {from, years_after(from, 10)});
    const Credential tsa = ca.timestamping({"Naskah TSA Demo", agency}, {from, years_after(from, 9)});
    root.credential().save(stem("root"));
    tsa.save(stem("tsa"));
    write(folder_ / "anchors" / "demo-root.pem", core::pki::pem(root.certificate()));
    // Last: its presence says that all of it is there.
    ca.credential().save(stem("ca"));
    load();
    return true;
}

void Keys::enrol(core::PersonId person, const std::string& name, const std::string& organization,
                 const core::Secret& passphrase) {
    if (!has_authority()) throw Error(Code::unavailable, "signing.error.no_authority");
    const Authority ca(Credential::load(stem("ca")));
    const core::Instant from = clock_.now() - std::chrono::minutes(5);
    const Credential credential =
        ca.person({name, organization}, {from, years_after(from, 2)}, core::pki::KeyKind::ec_p256);
    const core::Bytes sealed = credential.pkcs12(passphrase);
    write(folder_ / "people" / (person.text() + ".p12"), core::chars(sealed));
}

bool Keys::enrolled(core::PersonId person) const {
    return fs::exists(folder_ / "people" / (person.text() + ".p12"));
}

bool Keys::is_demo(const core::Bytes& anchor) const {
    return core::pki::describe(anchor).common_name == "Naskah Root CA Demo";
}

core::Bytes Keys::key_of(core::PersonId person) const {
    auto key = core::read_bytes(folder_ / "people" / (person.text() + ".p12"));
    if (!key) throw Error(Code::conflict, "signing.error.not_enrolled");
    return *std::move(key);
}

pades::TimestampSource& Keys::timestamps() {
    if (!source_) throw Error(Code::unavailable, "signing.error.no_timestamps");
    return *source_;
}

}  // namespace signing
