// SPDX-License-Identifier: Apache-2.0
#include "signing/service/named_key.h"

#include <map>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/plugin/arguments.h"
#include "signing/seal/token.h"

namespace signing {
namespace {

using core::arguments::Misuse;

constexpr std::string_view scheme = "pkcs11:";

std::map<std::string, std::string> attributes(std::string_view text, char between) {
    std::map<std::string, std::string> all;
    for (const auto& pair : core::text::split(text, between)) {
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        if (equals == std::string::npos) throw Misuse("--key: a PKCS#11 URI has NAME=VALUE, not " + pair);
        try {
            all[pair.substr(0, equals)] = core::text::unurl(std::string_view(pair).substr(equals + 1), false);
        } catch (const core::Error&) {
            throw Misuse("--key: percent signs of a PKCS#11 URI come with two digits, not " + pair);
        }
    }
    return all;
}

}  // namespace

bool names_token(std::string_view key) { return key.starts_with(scheme); }

std::unique_ptr<seal::Provider> token_named(std::string_view key) {
    key.remove_prefix(scheme.size());
    const auto mark = key.find('?');
    auto path = attributes(key.substr(0, mark), ';');
    auto query = attributes(mark == std::string_view::npos ? "" : key.substr(mark + 1), '&');
    if (query.contains("pin-value") || query.contains("pin-source"))
        throw Misuse("--key: the PIN is read from the input, not from the command");
    seal::TokenKey wanted{{path["token"], path["serial"]}, path["object"], {}};
    const std::string id = path["id"], module = query["module-path"];
    wanted.id.assign(id.begin(), id.end());
    if (wanted.token.label.empty() && wanted.token.serial.empty()) throw Misuse("--key: token=LABEL is missing");
    if (module.empty()) throw Misuse("--key: ?module-path=LIBRARY is missing");
    return std::make_unique<seal::Token>(seal::Module::load(module), std::move(wanted));
}

}  // namespace signing
