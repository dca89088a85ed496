// SPDX-License-Identifier: Apache-2.0
#include "archive/store/turn_store.h"

namespace archive::store {

// The second one to put it there waits until the first is through with it.
void turn(core::db::Tx& tx, const std::string& name) {
    tx.exec("INSERT INTO archive_turn (name) VALUES (?)", {name});
    tx.exec("DELETE FROM archive_turn WHERE name = ?", {name});
}

}  // namespace archive::store
