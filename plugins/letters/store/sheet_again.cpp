// SPDX-License-Identifier: Apache-2.0
#include "letters/store/sheet_again.h"

namespace letters::store {

void forget_sheet(core::db::Tx& tx, LetterId letter) {
    tx.exec("DELETE FROM letters_final_sheet WHERE letter_id = ?", {letter});
}

}  // namespace letters::store
