// SPDX-License-Identifier: Apache-2.0
// Order of codes and the names of access classes and fates.
#include "classification/domain/code.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace classification {

std::string sort_key(std::string_view code) {
    std::string key;
    for (std::size_t i = 0; i < code.size();) {
        if (code[i] < '0' || code[i] > '9') {
            key += code[i++];
            continue;
        }
        std::size_t end = i;
        while (end < code.size() && code[end] >= '0' && code[end] <= '9') ++end;
        if (end - i < 6) key.append(6 - (end - i), '0');
        key += code.substr(i, end - i);
        i = end;
    }
    return core::text::lower(key);
}

std::vector<std::string> dotted_above(std::string_view code) {
    std::vector<std::string> above;
    for (std::size_t dot = code.rfind('.'); dot != code.npos && dot > 0;
         dot = code.rfind('.', dot - 1))
        above.emplace_back(code.substr(0, dot));
    return above;
}

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

}  // namespace classification
