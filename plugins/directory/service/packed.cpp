// SPDX-License-Identifier: Apache-2.0
// Sheets as JSON.
#include "directory/service/packed.h"

#include "core/base/json.h"

namespace directory {

core::Bytes pack(const Workbook& book) {
    core::Json json = core::Json::array();
    for (const Sheet& sheet : book.sheets) {
        core::Json rows = core::Json::array();
        for (const Sheet::Row& row : sheet.rows)
            rows.push_back({{"line", row.line}, {"cells", row.cells}});
        json.push_back({{"name", sheet.name}, {"columns", sheet.columns}, {"rows", rows}});
    }
    const std::string text = core::json::write(json);
    return core::Bytes(text.begin(), text.end());
}

Workbook unpack(const core::Bytes& bytes) {
    Workbook book;
    for (const core::Json& one : core::json::parse(core::chars(bytes), bytes.size())) {
        Sheet sheet{one["name"], one["columns"], {}};
        for (const core::Json& row : one["rows"])
            sheet.rows.push_back(
                {row["line"].get<int>(), row["cells"].get<std::vector<std::string>>()});
        book.sheets.push_back(std::move(sheet));
    }
    return book;
}

}  // namespace directory
