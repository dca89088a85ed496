// SPDX-License-Identifier: Apache-2.0
// The seal of the office (segel elektronik): set by the job that raises levels, after the last person has signed
// and before evidence is added, in a field that was kept for it when the first signed. It says which office the
// file comes from; people sign. Where the key cannot be had the letter has gone out already, and the seal follows.
#pragma once

#include "core/blob/store.h"
#include "signing/service/desk.h"
#include "signing/service/office_keys.h"
#include "signing/store/office_seal_store.h"

namespace signing {

class OfficeSeals {
  public:
    static constexpr std::string_view field_name = "Seal";

    OfficeSeals(core::db::Db& db, const core::Clock& clock, Subjects& subjects, directory::Directory& directory,
                OfficeKeys& office_keys, Keys& keys, Validator& validator, Level level)
        : db_(db), clock_(clock), subjects_(subjects), directory_(directory), office_keys_(office_keys), keys_(keys),
          validator_(validator), level_(level) {}

    // The field to be made before the first signature. None where no seal is wanted, where no office above has a
    // key, and where the service makes its own.
    std::optional<std::string> field(core::db::Tx& tx, std::string_view subject);
    // From now on the sealed file is to bear it; false when none is wanted.
    bool begin(core::db::Tx& tx, core::Instant now, const core::Digest& sealed, std::string_view subject);

    // No unit open. Puts the seal on the file, where it stands; judged before its row, with its evidence, is given.
    // Throws what OfficeKeys::set throws.
    store::OfficeSeal set(const store::OfficeSeal& wanted, core::Bytes& pdf) const;
    // The office whose seal what the house itself makes in this unit may bear, an evidence file or a package: the
    // nearest with a key on this server. A service elsewhere counts what it seals, and is left to what people sent up.
    struct Witness {
        std::string code, name;   // of its unit
    };
    std::optional<Witness> witness(core::db::Tx& tx, core::UnitId unit);
    // No unit open. The file certified by its seal, with a timestamp; judged before it is given. Throws as set does.
    core::Bytes witnessed(const Witness& office, core::Bytes pdf, std::string_view reason) const;

    // No unit open. A signature of content with this digest, by its seal, with a timestamp where one can be had (DER).
    core::Bytes vouched(const Witness& office, const core::Digest& digest) const;

    // Waited for so long that evidence is not to wait for it any more.
    bool waited(const store::OfficeSeal& wanted) const;

    // Throws Error(unavailable, "signing.error.seals_behind", {count}) when seals have been missing for days.
    void check() const;

  private:
    struct Office {
        directory::Unit unit;
        OfficeKey key;
    };
    std::optional<Office> office(core::db::Tx& tx, std::string_view subject);
    std::optional<Office> nearest(core::db::Tx& tx, std::optional<core::UnitId> unit);
    // Sealed and judged; gives the certificate.
    core::Bytes seal(const OfficeKey& key, core::Bytes& pdf, const pades::SignRequest& request) const;

    core::db::Db& db_;
    const core::Clock& clock_;
    Subjects& subjects_;
    directory::Directory& directory_;
    OfficeKeys& office_keys_;
    Keys& keys_;
    Validator& validator_;
    Level level_;   // of subjects that ask for none
};

}  // namespace signing
