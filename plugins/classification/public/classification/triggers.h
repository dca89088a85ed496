// SPDX-License-Identifier: Apache-2.0
// What starts the years of a retention rule: the words after "2 Tahun ..." of the schedule, read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace classification {

// close: the closing of the dossier. point: something happens once. state: a state ends ("selama ...").
// supersession: something newer takes the place. jurisdiction: one event for all of a fiscal year.
enum class Mode { close, point, state, supersession, jurisdiction };
std::string_view name(Mode mode);   // "tutup", "titik", "selama", "supersesi", "yurisdiksi"

// Whom one recorded event is for: a dossier, all of a unit, or all of a fiscal year.
enum class Scope { dossier, unit, fiscal_year };
std::string_view name(Scope scope);   // "berkas", "unit", "tahun_anggaran"

// Of several triggers the first that happens is enough, or all must have happened.
enum class Logic { any, all };
std::string_view name(Logic logic);   // "salah_satu", "semua"

struct Trigger {
    std::string key;    // the same for all wordings of one event
    std::string name;   // as people say it
    Mode mode = Mode::point;
    Scope scope = Scope::dossier;
    bool repeats = false;   // marked: may be told again, years count from the last time

    bool operator==(const Trigger&) const = default;
};

struct Triggers {
    Logic logic = Logic::any;
    std::vector<Trigger> all;   // none: the words are not understood yet, or there are none

    bool operator==(const Triggers&) const = default;
};

}  // namespace classification
