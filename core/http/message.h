// SPDX-License-Identifier: Apache-2.0
// A request as handlers see it, and the response they give. Bodies have been read, bounded and
// checked for framing before a handler is called.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/json.h"

namespace core::http {

// Fields of a form or a query, in the order sent; a name may come more than once.
class Fields {
  public:
    void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
    bool has(std::string_view name) const;
    std::string get(std::string_view name) const;               // trimmed; "" when absent
    std::string raw(std::string_view name) const;               // as sent
    std::vector<std::string> every(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }
    // Takes the value out and wipes it here: for passphrases and passwords.
    std::string take_secret(std::string_view name);

  private:
    std::vector<std::pair<std::string, std::string>> all_;
};

struct Upload {
    std::string field;
    std::string file_name;   // last path part, control characters removed
    std::string type;        // found by content, not as claimed
    Bytes bytes;
};

struct Request {
    std::string method;
    std::string path;                            // decoded, without query
    std::map<std::string, std::string> params;   // {id} of the route
    Fields query;
    Fields form;                                 // urlencoded or multipart fields
    std::vector<Upload> uploads;
    std::string body;                            // of any other type, e.g. JSON
    std::string type;                            // media type without parameters, lower case
    std::string host;                            // as the client named us, lower case
    std::string address;                         // network address of the client
    bool secure = false;
    bool partial = false;                        // htmx asked for a fragment
    std::map<std::string, std::string> headers;  // lower-case names
    std::map<std::string, std::string> cookies;
    std::string session;                         // CSRF token, masked for this answer; "" for API tokens
    std::optional<Error> fault;                  // query or body cannot be read; told once the caller is known

    std::string param(std::string_view name) const;
    std::string header(std::string_view name) const;
    // The body as a JSON object. Throws Error(unsupported) for other types, Error(invalid) for what is none.
    Json json() const;
    const Upload* upload(std::string_view field) const;
};

// Of a form shown again because its fields are wrong.
constexpr int fault_status = 422;
class Listener;

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::optional<std::filesystem::path> file;   // sent instead of body
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<Listener> live;              // told news until it leaves (core/http/live.h); no end of body

    Response& header(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Response& forget();   // nothing of it is to stay in a browser or on the way
};

Response html(std::string body, int status = 200);
Response json(const Json& value, int status = 200);
Response text(std::string body, std::string type = "text/plain; charset=utf-8");
Response bytes(Bytes content, std::string type, std::string file_name = {}, bool inline_ = true);
// A path of ours to go on to, or `otherwise`: "//host" and "/\\host" would leave the site.
std::string local_path(const std::string& wish, std::string_view otherwise = "/");
// 303: the browser goes on with GET. `flash` is a word key shown once on the next page.
Response see_other(std::string where, std::string_view flash = {}, std::string_view kind = "success");
Response no_content();

}  // namespace core::http
