// SPDX-License-Identifier: Apache-2.0
#include "core/page/problem.h"

#include "core/base/json.h"

namespace core::page {

int status(Code code) {
    switch (code) {
        case Code::invalid:
            return 422;
        case Code::unauthenticated:
            return 401;
        case Code::forbidden:
            return 403;
        case Code::not_found:
            return 404;
        case Code::conflict:
            return 409;
        case Code::gone:
            return 410;
        case Code::too_large:
            return 413;
        case Code::too_many:
            return 429;
        case Code::unsupported:
            return 415;
        case Code::upstream:
            return 502;
        case Code::unavailable:
            return 503;
        case Code::internal:
            return 500;
    }
    return 500;
}

http::Response problem(const Error& error, const words::Catalog& words,
                       std::string_view request_id) {
    const std::string code(name(error.code()));
    Json body;
    body["type"] = "urn:naskah:problem:" + code;
    body["title"] = words.say("core.error.title." + code);
    body["status"] = status(error.code());
    body["detail"] = words.say(error.key(), error.args());
    body["code"] = code;
    body["request_id"] = std::string(request_id);
    if (!error.faults().empty()) {
        auto& faults = body["faults"] = Json::array();
        for (const auto& fault : error.faults())
            faults.push_back({{"field", fault.field},
                              {"key", fault.key},
                              {"message", words.say(fault.key, fault.args)}});
    }
    auto response = http::json(body, status(error.code()));
    response.type = "application/problem+json";
    return response;
}

}  // namespace core::page
