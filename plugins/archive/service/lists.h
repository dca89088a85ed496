// SPDX-License-Identifier: Apache-2.0
// The official lists, row by row in the columns of the forms: Daftar Berkas, Daftar Isi Berkas, Daftar Arsip Aktif,
// Daftar Arsip Inaktif (in thirteen columns, in twelve or in sixteen), Daftar Arsip Statis, Daftar Arsip Vital, Daftar Berkas and Daftar Isi Berkas
// Arsip Terjaga; and the
// calendar of what falls due.
#pragma once

#include "archive/digitised.h"
#include "archive/service/cabinet.h"

namespace archive {

enum class Form { register_, contents, active, inactive, inactive_short, inactive_long, archival, vital, guarded, guarded_contents };
inline constexpr std::array all_forms{Form::register_,      Form::contents,      Form::active,   Form::inactive,
                                      Form::inactive_short, Form::inactive_long, Form::archival, Form::vital,
                                      Form::guarded,        Form::guarded_contents};
// "berkas", "isi", "aktif", "inaktif", "inaktif_12", "inaktif_16", "statis", "vital", "terjaga", "terjaga_isi"
std::string_view name(Form form);
constexpr bool inactive(Form form) {
    return form == Form::inactive || form == Form::inactive_short || form == Form::inactive_long;
}

constexpr std::string_view month_and_before = "../";
constexpr core::Date first_day{std::chrono::year(1), std::chrono::January, std::chrono::day(1)};

struct ListWish {
    Form form = Form::register_;
    store::Wish wish;
    std::int64_t before = 0;   // rows numbered on the pages before
    // Daftar Berkas and Daftar Isi Berkas are of active dossiers, where nothing is asked that others answer.
    static constexpr std::string_view every = "all";
    bool every_phase = false;
    bool of_active() const {
        return (form == Form::register_ || form == Form::contents) && !every_phase && !wish.phase && !wish.id && !wish.ending &&
               !wish.waits && !wish.by_definitive;
    }
    std::string month;   // of the ending asked for, "2027-03", or "../2027-03" for it and all before
};

// A dossier as a list shows it: nothing is counted anew but what has no kept clock yet.
struct Line {
    Dossier dossier;
    std::vector<Item> items;
    Extent extent;
    Phase phase = Phase::open;
    std::optional<store::Wound> clock;
    std::vector<Mark> marks;
    bool digitised = false;   // a second person accepted a digital copy; told in the form that asks for it
    int active_years = -1, inactive_years = -1;
    Fate fate = Fate::review;
};

// Dossiers for a form, of some of them no items but these; and how many were looked at, of all.
struct Picked {
    std::vector<DossierId> dossiers;
    std::map<DossierId, std::set<std::string>> only;   // subjects
};
using Reached = std::function<void(std::int64_t dossiers, std::int64_t of)>;

struct Listed {
    std::string agency, site;             // site: the address people use
    std::vector<directory::Unit> units;   // that may be chosen
    std::vector<Line> lines;
    bool more = false;                    // there are more than were asked for, behind the last of these
};

std::vector<DossierId> secret_in(const Listed& listed);   // whose reading is kept

struct Calendar {
    std::vector<directory::Unit> units;
    std::vector<store::Due> due;   // what ended before the year and still waits is told first, under "../2025-12"
};

constexpr int most_listed = 50'000;   // rows of a list a job makes
constexpr int most_at_once = 20'000;  // of one somebody waits for, as many as a selection of the search holds
constexpr int most_shown = 200;       // on a page
constexpr int most_counted = 5'000;   // for the desk

class Lists {
  public:
    // `copies` gives nullptr in a house without a depot: nothing is digitised there.
    Lists(core::db::Db& db, Cabinet& cabinet, Subjects& subjects, std::string site = {},
          std::function<Digitised*()> copies = [] { return nullptr; })
        : db_(db), cabinet_(cabinet), subjects_(subjects), site_(std::move(site)), copies_(std::move(copies)) {}

    // Dossiers whole, until the form has as many rows as the wish says; the first one whatever it has.
    Listed list(const core::Context& ctx, const ListWish& wish);
    // Those of them the actor may know of that belong into the form, in its order; in the caller's unit.
    Listed of(core::db::Tx& tx, const core::Context& ctx, Form form, const Picked& picked, const Reached& reached);
    // Of each secret dossier on it it is kept that the actor has it before him; true where one is.
    bool note_reading(const core::Context& ctx, const Listed& listed, std::string_view what);
    // How many wait; at most `most_counted`.
    std::int64_t count(const core::Context& ctx, Waits waits);
    // Of a head: secret dossiers he may know of whose retention is over; the records unit proposes none it does not know of.
    std::int64_t count_secret_ended(const core::Context& ctx);
    Calendar due(const core::Context& ctx, int year, const std::optional<core::UnitId>& unit);

  private:
    void fill_copies(core::db::Tx& tx, Form form, std::vector<Line>& lines);

    core::db::Db& db_;
    Cabinet& cabinet_;
    Subjects& subjects_;
    std::string site_;
    std::function<Digitised*()> copies_;
};

}  // namespace archive
