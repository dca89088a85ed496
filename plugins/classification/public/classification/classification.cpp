// SPDX-License-Identifier: Apache-2.0
#include "classification/classification.h"

#include "core/base/error.h"

namespace classification {

std::string_view letter_of(AccessClass access) {
    switch (access) {
        case AccessClass::ordinary:
            return "B";
        case AccessClass::limited:
            return "T";
        case AccessClass::secret:
            return "R";
        case AccessClass::top_secret:
            return "SR";
    }
    return "B";
}

std::string_view name(AccessClass access) {
    switch (access) {
        case AccessClass::ordinary:
            return "biasa";
        case AccessClass::limited:
            return "terbatas";
        case AccessClass::secret:
            return "rahasia";
        case AccessClass::top_secret:
            return "sangat_rahasia";
    }
    return "biasa";
}

AccessClass access_named(std::string_view text) {
    for (AccessClass each : {AccessClass::ordinary, AccessClass::limited, AccessClass::secret,
                             AccessClass::top_secret})
        if (text == name(each) || text == letter_of(each)) return each;
    throw core::Error(core::Code::invalid, "classification.error.access",
                      {{"value", std::string(text)}});
}

std::string_view name(Fate fate) {
    switch (fate) {
        case Fate::destroy:
            return "musnah";
        case Fate::keep:
            return "permanen";
        case Fate::review:
            return "dinilai_kembali";
    }
    return "dinilai_kembali";
}

std::string_view name(Mode mode) {
    switch (mode) {
        case Mode::close: return "tutup";
        case Mode::point: return "titik";
        case Mode::state: return "selama";
        case Mode::supersession: return "supersesi";
        case Mode::jurisdiction: return "yurisdiksi";
    }
    return "titik";
}

std::string_view name(Scope scope) {
    switch (scope) {
        case Scope::dossier: return "berkas";
        case Scope::unit: return "unit";
        case Scope::fiscal_year: return "tahun_anggaran";
    }
    return "berkas";
}

std::string_view name(Logic logic) { return logic == Logic::all ? "semua" : "salah_satu"; }

core::db::Values reached_by(const core::Seat& seat) {
    core::db::Values names;
    for (const auto access : all_access)
        if (seat.reaches(static_cast<int>(access))) names.emplace_back(std::string(name(access)));
    return names;
}

}  // namespace classification
