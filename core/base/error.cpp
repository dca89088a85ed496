// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

namespace core {

std::string_view name(Code code) {
    switch (code) {
        case Code::invalid: return "invalid";
        case Code::unauthenticated: return "unauthenticated";
        case Code::forbidden: return "forbidden";
        case Code::not_found: return "not_found";
        case Code::conflict: return "conflict";
        case Code::gone: return "gone";
        case Code::too_large: return "too_large";
        case Code::too_many: return "too_many";
        case Code::unsupported: return "unsupported";
        case Code::upstream: return "upstream";
        case Code::unavailable: return "unavailable";
        case Code::internal: return "internal";
    }
    return "internal";
}

Error::Error(Code code, std::string key, Args args)
    : code_(code), key_(std::move(key)), args_(std::move(args)) {
    what_ = std::string(name(code_)) + ": " + key_;
    for (const auto& [arg, value] : args_) what_ += " " + arg + "=" + value;
}

Error::Error(std::string key, std::vector<Fault> faults)
    : code_(Code::invalid), key_(std::move(key)), faults_(std::move(faults)) {
    what_ = "invalid: " + key_;
    for (const auto& fault : faults_) what_ += " [" + fault.field + " " + fault.key + "]";
}

Error Error::of(std::string field) const {
    Error told = *this;
    told.faults_ = {{std::move(field), key_, args_}};
    return told;
}

}  // namespace core
