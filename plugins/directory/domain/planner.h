// SPDX-License-Identifier: Apache-2.0
// The work of plan_import, sheet by sheet; private to it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "directory/domain/import.h"

namespace directory {

class Planner {
  public:
    Planner(const Organisation& existing, const FreshId& fresh);
    Plan run(const Workbook& book);

  private:
    // One row being read: notes faults and changed columns.
    struct Reading {
        const Sheet& sheet;
        const Sheet::Row& row;
        bool known;
        RowFate fate;

        std::string cell(std::string_view column) const { return sheet.cell(row, column); }
        void fault(std::string_view column, std::string key, core::Args args = {});
        void note(std::string_view column, std::string key, core::Args args = {});
        std::string needed(std::string_view column);
        // Sets the value when the column is there, and remembers that it changed.
        void text(std::string_view column, std::string& value);
        void flag(std::string_view column, bool& value);
        std::optional<core::Date> date(std::string_view column);
        template <class T>
        void assign(std::string_view column, T& value, T wanted) {
            if (value == wanted) return;
            value = std::move(wanted);
            fate.columns.emplace_back(column);
        }
    };
    using Keys = std::map<std::string, core::Uuid>;

    bool columns(const Sheet& sheet, const std::vector<std::string>& needed);
    // Ids of all rows by key, so that rows may name rows further down; tells of keys given twice.
    std::set<int> assign_ids(const Sheet& sheet,
                             const std::function<std::string(const Sheet::Row&)>& key, Keys& keys);
    Reading open(const Sheet& sheet, const Sheet::Row& row, std::string key, bool known,
                 bool twice);
    bool close(Reading& reading);  // true when the row is to be written

    void units(const Sheet& sheet);
    void positions(const Sheet& sheet);
    void persons(const Sheet& sheet);
    void appointments(const Sheet& sheet);
    void groups(const Sheet& sheet);
    void roles(Reading& reading, std::set<std::string>& value);
    void person_numbers(Reading& reading, const Person& person);
    void clashes();
    void circles();

    const FreshId& fresh_;
    Organisation now_;  // existing, with the plan's rows worked in
    Plan plan_;
    Keys unit_ids_, position_ids_, person_ids_, login_ids_;
    std::map<core::Uuid, std::size_t> row_of_;  // written thing -> its fate, for faults found later
};

}  // namespace directory
