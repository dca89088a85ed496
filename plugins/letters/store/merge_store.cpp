// SPDX-License-Identifier: Apache-2.0
#include "letters/store/merge_store.h"

namespace letters {

using core::Json;
using core::db::Row;
using core::db::Tx;

namespace {

Json json_of(const core::Sheet& sheet, const std::vector<int>& faulty) {
    Json rows = Json::array();
    for (const auto& row : sheet.rows) rows.push_back({{"line", row.line}, {"cells", row.cells}});
    return {{"name", sheet.name}, {"titles", sheet.titles}, {"rows", rows}, {"faulty", faulty}};
}

core::Sheet sheet_kept(const Json& json) {
    core::Sheet sheet;
    sheet.name = core::json::text(json, "name");
    sheet.titles = json.at("titles").get<std::vector<std::string>>();
    for (const auto& row : json.at("rows"))
        sheet.rows.push_back({row.at("line").get<int>(), row.at("cells").get<std::vector<std::string>>()});
    return sheet;
}

constexpr std::size_t most_kept_merges = 16u << 20;   // bytes: what an upload can hold

}  // namespace

void MergeStore::insert(Tx& tx, const Merge& merge) {
    tx.exec("INSERT INTO letters_merge (id, letter_id, person_id, pattern, sheet, file_name, created_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            {merge.id, merge.letter, merge.person, core::json::write(to_json(merge.pattern)),
             core::json::write(json_of(merge.sheet, merge.faulty)), merge.file_name, merge.created});
}

std::optional<Merge> MergeStore::find(Tx& tx, MergeId id) {
    return tx.one("SELECT id, letter_id, person_id, pattern, sheet, file_name, created_at, batch_id "
                  "FROM letters_merge WHERE id = ?",
                  {id}, [](const Row& row) {
                      const auto sheet = core::json::parse(row.text(4), most_kept_merges);
                      Merge merge{row.id<MergeId>(0), row.id<LetterId>(1), row.id<core::PersonId>(2),
                                  content_kept(core::json::parse(row.text(3))), sheet_kept(sheet), row.text(5),
                                  row.instant(6), {}, sheet.value("faulty", std::vector<int>())};
                      if (!row.null(7)) merge.batch = core::Uuid::parse(row.text(7));
                      return merge;
                  });
}

void MergeStore::judged(Tx& tx, const Merge& merge) {
    tx.exec("UPDATE letters_merge SET sheet = ? WHERE id = ? AND batch_id IS NULL",
            {core::json::write(json_of(merge.sheet, merge.faulty)), merge.id});
}

bool MergeStore::ask(Tx& tx, MergeId id, core::Uuid batch) {
    return tx.exec("UPDATE letters_merge SET batch_id = ?, sheet = ? WHERE id = ? AND batch_id IS NULL",
                   {batch, core::json::write(json_of({}, {})), id}) == 1;
}

void MergeStore::clear(Tx& tx, core::Instant before) {
    tx.exec("DELETE FROM letters_merge WHERE batch_id IS NULL AND created_at < ?", {before});
}

void MergeStore::keep_line(Tx& tx, LetterId letter, MergeId merge, std::int64_t line) {
    tx.exec("INSERT INTO letters_merged (letter_id, merge_id, line) VALUES (?, ?, ?)", {letter, merge, line});
}

std::optional<MergeStore::Line> MergeStore::line_of(Tx& tx, LetterId letter) {
    return tx.one("SELECT merge_id, line FROM letters_merged WHERE letter_id = ?", {letter},
                  [](const Row& row) { return Line{row.id<MergeId>(0), row.integer(1)}; });
}

}  // namespace letters
