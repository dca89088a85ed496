// SPDX-License-Identifier: Apache-2.0
// Paper dossiers of years before the house, entered from a table: all rows are read first, and any that cannot be
// is told by its line; then they are put in place in portions. A row of a file is taken once, so that a file sent
// again goes on where it stopped.
#pragma once

#include "archive/listed_places.h"
#include "archive/service/cabinet.h"
#include "core/base/sheet.h"

namespace archive {

struct RowFault {
    int line = 0;
    std::string column;
    std::string word;
    core::Args args;
};

// What a row becomes.
struct BacklogRow {
    int line = 0;
    std::string code, code_name, title, amount_unit;
    Person person{};
    core::Date first{}, last{}, closed{};
    std::int64_t amount = 1;
    AccessClass access = AccessClass::ordinary;
    bool known = false;   // it is there already
    bool in_records_unit = false;
    std::optional<std::int64_t> definitive = {};
    std::string place = {};   // where it will stand, or as it is told
    bool shelved = false;
    std::string dated = {};   // EDTF
};

struct BacklogResult {
    std::int64_t rows = 0, fresh = 0, known = 0;
    bool checked_only = false;
    std::vector<RowFault> faults;   // then nothing was taken
    std::vector<RowFault> findings; // places the depot has not: such a row is taken with its place as told
    std::vector<BacklogRow> shown;  // the first of them, of a table without faults
    bool ok() const { return faults.empty(); }
};

// A column as the reader asks for it.
struct BacklogColumn {
    std::string name;
    bool needed = false;
    std::vector<std::string> allowed{};   // none: free text, a date or a number
};
std::vector<BacklogColumn> backlog_table();
constexpr std::string_view backlog_tab = "berkas";   // of a workbook of several

constexpr std::size_t most_backlog = 5'000;   // rows of one file
constexpr std::size_t most_backlog_shown = 50;

class Backlog {
  public:
    // `depot` gives nullptr in a house without one: places stay as they are told.
    Backlog(core::db::Db& db, Cabinet& cabinet, classification::Instruments& instruments,
            std::function<ToldPlaces*()> depot = [] { return nullptr; })
        : db_(db), cabinet_(cabinet), instruments_(instruments), depot_(std::move(depot)) {}

    // A code rows may be filed under in this house, for a sample.
    std::string some_code();

    // Into the unit of the actor. Throws Error(invalid) naming the file when it is no such table.
    BacklogResult enter(const core::Context& ctx, const std::string& file_name, core::ByteView file, bool check_only);

    // The two steps of the page: what it would become, and the table kept until its sender says yes (core/table/waiting.h).
    struct Shown {
        std::string id;   // "" when there is nothing to say yes to
        BacklogResult result;
    };
    Shown propose(const core::Context& ctx, const std::string& file_name, core::ByteView file);
    // Throws Error(gone) of what waits no longer, Error(conflict, "core.error.table_changed") when rows would become
    // something else by now. Cut short it goes on where it stopped when said yes to again.
    BacklogResult confirm(const core::Context& ctx, std::string_view id);

  private:
    struct Read;
    Read read(const core::Context& ctx, const std::string& file_name, core::ByteView file);
    void find_places(core::db::Tx& tx, const core::Context& ctx, const core::Sheet& sheet, Read& read);
    void take(const core::Context& ctx, const Read& read);

    core::db::Db& db_;
    Cabinet& cabinet_;
    classification::Instruments& instruments_;
    std::function<ToldPlaces*()> depot_;
};

}  // namespace archive
