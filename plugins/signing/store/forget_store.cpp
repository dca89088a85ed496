// SPDX-License-Identifier: Apache-2.0
#include "signing/store/forget_store.h"

namespace signing::store {

using core::db::Row;
using core::db::Tx;

std::vector<core::Digest> files_of(Tx& tx, const core::Digest& sealed) {
    std::vector<core::Digest> files;
    tx.each("SELECT bytes FROM signing_level WHERE sealed = ? UNION SELECT bytes FROM signing_revision WHERE sealed = ? "
            "UNION SELECT bytes FROM signing_office_seal WHERE sealed = ? "
            "UNION SELECT shown FROM signing_office_seal WHERE sealed = ? "
            "UNION SELECT s.sealed FROM signing_step s JOIN signing_round r ON r.id = s.round_id WHERE r.sealed = ? "
            "UNION SELECT e.shown FROM signing_evidence e JOIN signing_round r ON r.id = e.round_id WHERE r.sealed = ? "
            "UNION SELECT e.sealed FROM signing_evidence e JOIN signing_round r ON r.id = e.round_id WHERE r.sealed = ? "
            "UNION SELECT i.made FROM signing_ink i JOIN signing_round r ON r.id = i.round_id WHERE r.sealed = ? "
            "UNION SELECT i.scan FROM signing_ink i JOIN signing_round r ON r.id = i.round_id WHERE r.sealed = ?",
            {sealed, sealed, sealed, sealed, sealed, sealed, sealed, sealed, sealed}, [&](const Row& row) {
                if (!row.null(0) && !row.text(0).empty()) files.push_back(row.digest(0));
            });
    return files;
}

void forget(Tx& tx, const core::Digest& sealed) {
    tx.exec("UPDATE signing_step SET note = '', change_reason = '' "
            "WHERE round_id IN (SELECT r.id FROM signing_round r WHERE r.sealed = ?)",
            {sealed});
    tx.exec("DELETE FROM signing_office_seal WHERE sealed = ?", {sealed});
    tx.exec("DELETE FROM signing_foreign WHERE bytes = ?", {sealed});
    tx.exec("DELETE FROM signing_revision WHERE sealed = ?", {sealed});
    tx.exec("DELETE FROM signing_level WHERE sealed = ?", {sealed});
}

}  // namespace signing::store
