// SPDX-License-Identifier: Apache-2.0
#include "directory/store/conferral_row.h"

#include "core/base/text.h"

namespace directory::store {

using core::db::Row;

std::optional<core::Date> read_conferral(const Row& row, int first, Conferral& made) {
    made.highest = row.text(first);
    made.from = row.date(first + 1);
    made.basis = row.text(first + 3);
    made.entered_by = row.text(first + 4);
    made.entered_at = row.instant(first + 5);
    made.revoked_at = row.maybe(first + 6, &Row::instant);
    made.revoked_by = row.text(first + 7);
    made.revoke_reason = row.text(first + 8);
    return row.maybe(first + 2, &Row::date);
}

std::vector<std::string> words_kept(const std::string& text) {
    std::vector<std::string> found;
    for (auto& word : core::text::split(text, ';'))
        if (!word.empty()) found.push_back(std::move(word));
    return found;
}

}  // namespace directory::store
