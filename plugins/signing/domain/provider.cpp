// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/provider.h"

#include <algorithm>

#include "core/base/blame.h"
#include "core/base/bytes.h"
#include "core/base/text.h"

namespace signing {
namespace {

using core::Code;
using core::Error;

template <class All>
auto named(const All& all, std::string_view text) {
    for (const auto each : all)
        if (name(each) == text) return each;
    throw Error(Code::internal, "signing.error.stored");
}

bool is_nik(std::string_view text) {
    return text.size() == 16 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::size_t longest_email = 120;

// The service's own number of what went wrong: no words, and too short to be anybody's.
bool is_short_number(std::string_view text) {
    return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_hex(std::string_view text) {
    try {
        return !core::unhex(text).empty();
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

std::string_view name(ProviderKind kind) {
    switch (kind) {
        case ProviderKind::file: return "file";
        case ProviderKind::token: return "token";
        case ProviderKind::esign_v1: return "esign_v1";
        case ProviderKind::esign_v2: return "esign_v2";
        case ProviderKind::csc: return "csc";
    }
    return "";
}

std::string_view name(UseScope scope) {
    switch (scope) {
        case UseScope::agency: return "agency";
        case UseScope::unit: return "unit";
        case UseScope::person: return "person";
    }
    return "";
}

std::string_view name(MarkOrigin origin) {
    switch (origin) {
        case MarkOrigin::usual: return "usual";
        case MarkOrigin::bottom: return "bottom";
        case MarkOrigin::top: return "top";
    }
    return "";
}

MarkOrigin mark_origin_named(std::string_view text) { return named(mark_origins, text); }
ProviderKind provider_kind_named(std::string_view text) { return named(provider_kinds, text); }
UseScope use_scope_named(std::string_view text) { return named(use_scopes, text); }

std::vector<core::Fault> faults_of(const Provider& provider, const std::vector<std::string>& modules) {
    std::vector<core::Fault> faults;
    if (core::text::trim(provider.name).empty()) faults.push_back({"name", "signing.fault.name_empty", {}});
    if (has_secret(provider.kind) && provider.address.empty())
        faults.push_back({"address", "signing.fault.provider_address", {}});
    if (takes_whole(provider.kind) && provider.user.empty())
        faults.push_back({"user", "signing.fault.provider_user", {}});
    if (provider.kind == ProviderKind::token) {
        if (std::find(modules.begin(), modules.end(), provider.address) == modules.end())
            faults.push_back({"address", "signing.fault.provider_module", {}});
        if (provider.token_label.empty() && provider.token_serial.empty())
            faults.push_back({"token_label", "signing.fault.provider_token", {}});
    }
    if (provider.one_time && provider.kind != ProviderKind::esign_v2)
        faults.push_back({"one_time", "signing.fault.provider_one_time", {}});
    if (takes_whole(provider.kind)) {
        for (auto& fault : faults_of(provider.habits, provider.kind == ProviderKind::esign_v2))
            faults.push_back(std::move(fault));
    } else {
        // Each by its name: a habit set for a keeper that has none was meant for another.
        const core::Json unusual = to_json(provider.habits);
        for (const auto& [field, value] : unusual.items())
            faults.push_back({field, "signing.fault.habit_bsre", {}});
        if (provider.opinions) faults.push_back({"opinions", "signing.fault.habit_bsre", {}});
    }
    return faults;
}

std::vector<core::Fault> key_faults(ProviderKind kind, UseScope scope, std::string_view key) {
    if (scope != UseScope::person)
        return key.empty() ? std::vector<core::Fault>{}
                           : std::vector<core::Fault>{{"key", "signing.fault.provider_key_person", {}}};
    if (kind == ProviderKind::esign_v1 && !is_nik(key)) return {{"key", "signing.fault.provider_nik", {}}};
    if (kind == ProviderKind::esign_v2 && !is_nik(key) && !is_email(key))
        return {{"key", "signing.fault.provider_nik_or_email", {}}};
    if (kind == ProviderKind::csc && key.empty()) return {{"key", "signing.fault.provider_credential", {}}};
    if (kind == ProviderKind::file && !key.empty()) return {{"key", "signing.fault.provider_key_file", {}}};
    if (kind == ProviderKind::token && key.starts_with("id:") && !is_hex(key.substr(3)))
        return {{"key", "signing.fault.provider_key_id", {}}};
    return {};
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.size() > longest_email) return false;
    const std::string_view host = text.substr(at + 1);
    const auto plain = [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f && c != '"' && c != '<' &&
               c != '>' && c != ',' && c != ';' && c != '\\';
    };
    return std::all_of(text.begin(), text.end(), plain) && host.find('@') == std::string_view::npos &&
           host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
           host.find("..") == std::string_view::npos;
}

std::string shown_key(ProviderKind kind, std::string_view key) {
    return takes_whole(kind) ? masked(key) : std::string(key);
}

std::string masked(std::string_view key) {
    if (const auto at = key.find('@'); at != std::string_view::npos) {
        const std::size_t shown = at > 1 ? 1 : 0;
        return std::string(key.substr(0, shown)) + std::string(at - shown, '*') + std::string(key.substr(at));
    }
    if (key.size() <= 4) return std::string(key.size(), '*');
    return std::string(key.size() - 4, '*') + std::string(key.substr(key.size() - 4));
}

bool fails_signer(const Error& error) { return core::blame::ours(error.code()); }

bool fails_keeper(const Error& error) {
    return core::blame::away(error.code()) && !error.key().starts_with("core.") &&
           error.key().find(".timestamp") == std::string::npos;
}

SigningFailure kept_failure(const Error& error, core::Instant at) {
    SigningFailure failure;
    failure.fault = error.key();
    failure.since = failure.at = at;
    failure.args = error.args();
    const auto named = [&](std::string_view wanted) {
        return std::find_if(failure.args.begin(), failure.args.end(),
                            [&](const auto& arg) { return arg.first == wanted; });
    };
    if (named("said") == failure.args.end()) return failure;
    const auto code = named("code");
    if (code != failure.args.end() && is_short_number(code->second)) {
        failure.fault = "signing.error.provider_refused_code";
        failure.args = {{"code", code->second}};
    } else {
        failure.fault = "signing.error.provider_refused";
        failure.args.clear();
    }
    return failure;
}

}  // namespace signing
