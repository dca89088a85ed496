// SPDX-License-Identifier: Apache-2.0
// Bodies of requests with a passphrase inside. It is never copied into them: a body is a list of
// pieces that go out one after another, and the passphrase stays in its locked memory.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/base/secret.h"

namespace signing::esign {

class Body {
  public:
    explicit Body(std::string type) : type_(std::move(type)) {}
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;

    void add(std::string text);      // kept here
    void see(core::ByteView bytes);  // must outlive the body
    void keep(core::Secret secret);  // kept here, wiped with it

    const std::string& type() const { return type_; }
    const std::vector<core::ByteView>& pieces() const { return pieces_; }

  private:
    std::string type_;
    std::deque<std::string> texts_;  // a deque, so that what is seen stays where it is
    std::deque<core::Secret> secrets_;
    std::vector<core::ByteView> pieces_;
};

// multipart/form-data (RFC 7578), field by field. Secrets and files must outlive it.
class Form {
  public:
    Form();
    void text(std::string_view name, std::string_view value);
    void secret(std::string_view name, const core::Secret& value);
    void file(std::string_view name, std::string_view file_name, std::string_view type,
              core::ByteView bytes);
    const Body& finish();

  private:
    void open(std::string_view name, std::string_view more);

    std::string boundary_;
    Body body_;
};

// A member of a JSON object whose value is a secret.
struct SecretMember {
    std::string name;
    const core::Secret* value = nullptr;
};

// The JSON object `open` with secrets and, when given, "file": [base64, ...].
class JsonBody {
  public:
    JsonBody(const core::Json& open, const std::vector<SecretMember>& secrets,
             const std::vector<core::ByteView>* files = nullptr);
    const Body& body() const { return body_; }

  private:
    Body body_;
};

}  // namespace signing::esign
