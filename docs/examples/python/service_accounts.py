# setup request library
import requests

#set the header
jwt = "Bearer " + "Your Latchkey API Token Goes Here"
headers = {
'Authorization': jwt
}
#setup API url
url_atl = "https://latchkey.example.com/api/graphql?query={serviceAccounts{nodes{name}}}"
#make the call
response = requests.request("GET", url_atl, headers=headers)

print(response.text)
