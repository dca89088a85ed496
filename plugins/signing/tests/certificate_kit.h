// SPDX-License-Identifier: Apache-2.0
// The register of certificates over a database, with the people of the desk's town.
#pragma once

#include <filesystem>
#include <fstream>

#include "core/pdf/write.h"
#include "core/pki/ocsp.h"
#include "signing/pades/answers.h"
#include "signing/seal/local.h"
#include "signing/service/enrolments.h"
#include "signing/service/pki.h"
#include "signing/service/register.h"
#include "signing/service/revocation.h"
#include "signing/store/certificate_store.h"
#include "signing/tests/desk_kit.h"

namespace signing {

using core::pki::Authority;
using core::pki::Credential;
using core::pki::KeyKind;
using std::chrono::hours;

inline constexpr const char* phrase = "kunci meja kepala dinas";

inline core::Secret secret(std::string text) { return core::Secret(std::move(text)); }
inline Enrolments::Fresh twice(const std::string& text) { return {secret(text), secret(text)}; }

class CertificateRegister : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        keys->create_authority("Pemerintah Kota Contoh");
        build();
    }
    void build() {
        pki = std::make_unique<Pki>(place->db(), clock, *keys);
        certificates = std::make_unique<Certificates>(place->db(), clock, *keys,
                                                      [this]() -> std::unique_ptr<pades::EvidenceSource> {
                                                          return std::make_unique<pades::LocalEvidence>(others);
                                                      });
        enrolments = std::make_unique<Enrolments>(place->db(), accounts, *keys, *inspect, "Pemerintah Kota Contoh");
    }
    Context officer() {
        Context ctx = as("TU");
        ctx.actor.rights = {"signing.certificates"};
        return ctx;
    }
    // KADIS as an officer too.
    Context both() {
        Context ctx = as("KADIS");
        ctx.actor.rights.insert("signing.certificates");
        return ctx;
    }
    Certificate enrolled() {
        const auto asked = enrolments->ask(as("KADIS"), "Kepala dinas baru");
        enrolments->approve(officer(), asked.id, {IdentityDocument::ktp, IdentityWay::met, "Cocok"});
        enrolments->make(as("KADIS"), twice(phrase));
        return certificates->own(as("KADIS")).front();
    }
    void open_memo() {
        core::pdf::Document text;
        text.push_back(core::pdf::Paragraph{.runs = {{"Nota dinas tentang jadwal piket.", {}}}});
        memo.paper.bytes = blobs->put(core::pdf::write(text, {}, NASKAH_FONTS).bytes);
        memo.paper.places = {{0, 320, 400, 200, 54}};
        memo.paper.reason = "Menandatangani memo";
        place->db().write([&](Tx& tx) {
            desk->open(tx, as("STAF"), subject, memo.now, {{StepKind::signature, seats.id("KADIS"), 1}});
        });
    }
    std::string signs() {
        return key_of([&] { desk->sign(as("KADIS"), subject, secret(phrase)); });
    }
    Credential issued(const std::string& who, hours life = hours(24 * 365)) {
        const core::Instant from = clock.now() - hours(1);
        return Authority(keys->credential("ca")).person({who, "Kota Contoh"}, {from, from + life}, KeyKind::ec_p256);
    }
    std::string standing() {
        const auto finding = certificates->standing(as("KADIS").actor.person, clock.now());
        return finding ? finding->key : "";
    }
    std::int64_t acts(const std::string& object) {
        return place->db().read([&](Tx& tx) { return static_cast<std::int64_t>(core::audit::of(tx, object).size()); });
    }

    std::vector<pades::LocalAuthority> others;
    std::unique_ptr<Pki> pki;
    std::unique_ptr<Certificates> certificates;
    std::unique_ptr<Enrolments> enrolments;
};

}  // namespace signing
