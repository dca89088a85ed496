// SPDX-License-Identifier: Apache-2.0
#include "signing/store/office_seal_store.h"

namespace signing::store {

using core::Digest;
using core::Instant;
using core::db::Row;
using core::db::Tx;

void want(Tx& tx, const OfficeSeal& seal) {
    tx.exec("INSERT INTO signing_office_seal (sealed, subject, unit_code, unit_name, wanted_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (sealed) DO NOTHING",
            {seal.sealed, seal.subject, seal.unit_code, seal.unit_name, seal.wanted_at});
}

std::optional<OfficeSeal> office_seal(Tx& tx, const Digest& sealed) {
    return tx.one("SELECT subject, unit_code, unit_name, wanted_at, fault, set_at, shown, bytes, certificate, "
                  "certificate_serial FROM signing_office_seal WHERE sealed = ?",
                  {sealed}, [&](const Row& row) {
                      OfficeSeal seal;
                      seal.sealed = sealed;
                      seal.subject = row.text(0);
                      seal.unit_code = row.text(1);
                      seal.unit_name = row.text(2);
                      seal.wanted_at = row.instant(3);
                      seal.fault = row.text(4);
                      seal.set_at = row.maybe(5, &Row::instant);
                      seal.shown = row.maybe(6, &Row::digest);
                      seal.bytes = row.maybe(7, &Row::digest);
                      if (seal.set_at) {
                          seal.certificate = row.text(8);
                          seal.serial = row.text(9);
                      }
                      return seal;
                  });
}

bool set(Tx& tx, const OfficeSeal& seal) {
    return tx.exec("UPDATE signing_office_seal SET set_at = ?, shown = ?, bytes = ?, certificate = ?, "
                   "certificate_serial = ?, fault = '' WHERE sealed = ? AND set_at IS NULL",
                   {seal.set_at, seal.shown, seal.bytes, seal.certificate, seal.serial, seal.sealed}) == 1;
}

void note_fault(Tx& tx, const Digest& sealed, const std::string& fault, Instant at) {
    tx.exec("UPDATE signing_office_seal SET fault = ?, tried_at = ? WHERE sealed = ? AND set_at IS NULL",
            {fault, at, sealed});
}

std::vector<Digest> seals_wanted(Tx& tx, int most) {
    return tx.all("SELECT sealed FROM signing_office_seal WHERE set_at IS NULL ORDER BY wanted_at, sealed LIMIT ?",
                  {most}, [](const Row& row) { return row.digest(0); });
}

std::int64_t count_seals_wanted(Tx& tx, Instant since) {
    return tx.count("SELECT COUNT(*) FROM signing_office_seal WHERE set_at IS NULL AND wanted_at < ?", {since});
}

}  // namespace signing::store
