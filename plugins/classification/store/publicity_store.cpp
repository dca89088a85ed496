// SPDX-License-Identifier: Apache-2.0
#include "classification/store/publicity_store.h"

#include "core/base/json.h"

namespace classification::store {

std::vector<Cells> waiting_access(core::db::Tx& tx, std::string_view version, std::string_view code) {
    return tx.all("SELECT row_cells FROM classification_review WHERE version_id = ? AND kind = 'access' AND code = ? AND "
                  "state = 'open' ORDER BY id",
                  {version, code}, [](const core::db::Row& row) {
                      Cells cells;
                      const auto sent = core::json::parse(row.text(0));
                      for (const auto& [column, value] : sent.items()) cells[column] = value.get<std::string>();
                      return cells;
                  });
}

}  // namespace classification::store
