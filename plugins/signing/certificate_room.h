// SPDX-License-Identifier: Apache-2.0
// The part of the room that issues and watches certificates: its objects, and what it brings to the house.
#pragma once

#include "core/conf/keys_folder.h"
#include "core/plugin/runtime.h"
#include "core/plugin/setup.h"
#include "signing/api/certificates_api.h"
#include "signing/service/office_keys.h"
#include "signing/service/pki.h"
#include "signing/service/revocation.h"
#include "signing/web/certificate_page.h"
#include "signing/web/pki_page.h"

namespace signing {

// "http://host" under which the built-in authority tells of its certificates: that of the setting, else the
// public address; "" where only this machine could ask there.
std::string published_at(const core::conf::Settings& settings, const std::string& public_url);

inline std::filesystem::path keys_folder(const core::House& house) {
    return core::conf::keys_folder(house.settings, house.data);
}

struct CertificateRoom {
    CertificateRoom(core::House& house_of, Keys& keys_of, const Inspect& inspect)
        : house(house_of),
          keys(keys_of),
          pki(house.db, house.clock, keys, house.settings.flag("signing.pki_renew")),
          seals(keys_folder(house) / "seal", keys, house.clock),
          certificates(house.db, house.clock, keys,
                       [this] {
                           return revocation_sources(pki.local(), house.settings.text("signing.evidence_hosts"));
                       },
                       &seals),
          enrolments(house.db, house.accounts, keys, inspect, house.settings.text("agency")),
          pages(certificates, enrolments, house.pages, house.words),
          told(pki, static_cast<int>(house.settings.integer("signing.pki_per_minute"))),
          api(certificates, enrolments) {}

    core::House& house;
    Keys& keys;
    Pki pki;
    OfficeKeys seals;
    Certificates certificates;
    Enrolments enrolments;
    web::CertificatePages pages;
    web::PkiPages told;
    api::CertificatesApi api;
};

// Filled when the room starts; asked later.
void certificate_shelves(core::Setup& setup, std::function<CertificateRoom&()> room);
// naskah pki:init, issue, list, renew, revoke, crl, ocsp, tsa and watch.
void pki_commands(core::Setup& setup, std::function<CertificateRoom&()> room);

}  // namespace signing
